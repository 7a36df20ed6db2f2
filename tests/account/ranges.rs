//! What is refused because a page documents a range, or that something is not granted.

use crate::account::play::Play;

#[test]
fn a_value_out_of_its_documented_range_is_refused() {
    let mut play = Play::new();
    assert_eq!(
        play.refused("CREATE DATABASE D DATA_RETENTION_TIME_IN_DAYS = 91"),
        "invalid value '91' for property 'DATA_RETENTION_TIME_IN_DAYS'"
    );
    play.refused("CREATE NETWORK POLICY P ALLOWED_IP_LIST = ('10.0.0.1', '300.1.2.3/40')");
    play.refused("CREATE WAREHOUSE W WAREHOUSE_SIZE = ENORMOUS");
    play.refused("SET DAYS = 91; CREATE DATABASE D DATA_RETENTION_TIME_IN_DAYS = $DAYS");
    play.done(
        "CREATE DATABASE D DATA_RETENTION_TIME_IN_DAYS = 90; \
         CREATE NETWORK POLICY P ALLOWED_IP_LIST = ('10.0.0.0/8', '192.168.1.1'); \
         CREATE WAREHOUSE W WAREHOUSE_SIZE = 'x-small' MAX_CLUSTER_COUNT = 300",
    );
}

#[test]
fn some_kinds_have_no_future_and_no_bulk_grants() {
    let mut play = Play::new();
    play.done("CREATE DATABASE D; CREATE ROLE R");
    assert_eq!(
        play.refused("GRANT OWNERSHIP ON FUTURE DATABASE ROLES IN DATABASE D TO ROLE R"),
        "there are no future grants on objects of type DATABASE ROLE"
    );
    play.refused("GRANT APPLY ON FUTURE MASKING POLICIES IN DATABASE D TO ROLE R");
    assert_eq!(
        play.refused("GRANT APPLY ON ALL TAGS IN DATABASE D TO ROLE R"),
        "Bulk grant on objects of type TAG to ROLE is restricted."
    );
    play.done("GRANT OPERATE ON FUTURE DYNAMIC TABLES IN DATABASE D TO ROLE R");
}

#[test]
fn a_kind_has_one_future_owner_in_a_place() {
    let mut play = Play::new();
    play.done("CREATE DATABASE D; CREATE ROLE A; CREATE ROLE B");
    play.done("GRANT OWNERSHIP ON FUTURE TASKS IN SCHEMA D.PUBLIC TO ROLE A");
    assert_eq!(
        play.refused("GRANT OWNERSHIP ON FUTURE TASKS IN SCHEMA D.PUBLIC TO ROLE B"),
        "a future grant exists already: OWNERSHIP ON FUTURE TASKS IN SCHEMA D.PUBLIC TO ROLE A; \
         revoke it first"
    );
    play.done(
        "REVOKE OWNERSHIP ON FUTURE TASKS IN SCHEMA D.PUBLIC FROM ROLE A; \
         GRANT OWNERSHIP ON FUTURE TASKS IN SCHEMA D.PUBLIC TO ROLE B",
    );
}
