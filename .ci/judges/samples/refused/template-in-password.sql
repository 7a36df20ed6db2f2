SET app_password = 'a&&b{#c#}d';
