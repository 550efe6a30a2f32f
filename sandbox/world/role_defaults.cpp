// The roles of a fresh Mattermost 5.37, with what each may do: data, as GET /roles/name/{name} shows it.
#include "sandbox/world/role.hpp"

namespace muster::sandbox
{

const std::vector<DefaultRole>& default_roles()
{
    static const std::vector<DefaultRole> kRoles = {
        {"system_user", "authentication.roles.global_user", true,
         "create_direct_channel create_emojis create_group_channel create_team delete_emojis "
         "join_public_teams list_public_teams view_members"},
        {"system_post_all", "authentication.roles.system_post_all", false,
         "create_post use_channel_mentions use_group_mentions"},
        {"system_user_access_token", "authentication.roles.system_user_access_token", false,
         "create_user_access_token read_user_access_token revoke_user_access_token"},
        {"team_user", "authentication.roles.team_user", true,
         "add_user_to_team create_private_channel create_public_channel invite_user join_public_channels "
         "list_team_channels read_public_channel view_team"},
        {"team_admin", "authentication.roles.team_admin", true,
         "add_reaction convert_private_channel_to_public convert_public_channel_to_private create_post "
         "delete_others_posts delete_post import_team manage_channel_roles manage_incoming_webhooks "
         "manage_others_incoming_webhooks manage_others_outgoing_webhooks manage_others_slash_commands "
         "manage_outgoing_webhooks manage_private_channel_members manage_public_channel_members "
         "manage_slash_commands manage_team manage_team_roles read_private_channel_groups "
         "read_public_channel_groups remove_reaction remove_user_from_team use_channel_mentions "
         "use_group_mentions"},
        {"channel_user", "authentication.roles.channel_user", true,
         "add_reaction create_post delete_post delete_private_channel delete_public_channel edit_post "
         "get_public_link manage_private_channel_members manage_private_channel_properties "
         "manage_public_channel_members manage_public_channel_properties read_channel "
         "read_private_channel_groups read_public_channel_groups remove_reaction upload_file "
         "use_channel_mentions use_group_mentions use_slash_commands"},
        {"channel_admin", "authentication.roles.channel_admin", true,
         "add_reaction create_post manage_channel_roles manage_private_channel_members "
         "manage_public_channel_members read_private_channel_groups read_public_channel_groups "
         "remove_reaction use_channel_mentions use_group_mentions"},
        {"team_guest", "authentication.roles.team_guest", true, "view_team"},
        {"channel_guest", "authentication.roles.channel_guest", true,
         "add_reaction create_post edit_post read_channel remove_reaction upload_file use_channel_mentions "
         "use_slash_commands"},
        {"system_admin", "authentication.roles.global_admin", true,
         "add_ldap_private_cert add_ldap_public_cert add_reaction add_saml_idp_cert add_saml_private_cert "
         "add_saml_public_cert add_user_to_team assign_bot assign_system_admin_role "
         "convert_private_channel_to_public convert_public_channel_to_private create_bot "
         "create_compliance_export_job create_data_retention_job create_direct_channel "
         "create_elasticsearch_post_aggregation_job create_elasticsearch_post_indexing_job create_emojis "
         "create_group_channel create_ldap_sync_job create_post create_post_bleve_indexes_job "
         "create_post_ephemeral create_post_public create_private_channel create_public_channel "
         "create_team create_user_access_token delete_emojis delete_others_emojis delete_others_posts "
         "delete_post delete_private_channel delete_public_channel demote_to_guest "
         "download_compliance_export_result edit_brand edit_other_users edit_others_posts edit_post "
         "get_analytics get_logs get_public_link get_saml_cert_status get_saml_metadata_from_idp "
         "import_team invalidate_caches invalidate_email_invite invite_guest invite_user "
         "join_private_teams join_public_channels join_public_teams list_private_teams list_public_teams "
         "list_team_channels list_users_without_team manage_bots manage_channel_roles "
         "manage_incoming_webhooks manage_jobs manage_license_information manage_oauth manage_others_bots "
         "manage_others_incoming_webhooks manage_others_outgoing_webhooks manage_others_slash_commands "
         "manage_outgoing_webhooks manage_private_channel_members manage_private_channel_properties "
         "manage_public_channel_members manage_public_channel_properties manage_roles "
         "manage_secure_connections manage_shared_channels manage_slash_commands manage_system "
         "manage_system_wide_oauth manage_team manage_team_roles promote_guest purge_bleve_indexes "
         "purge_elasticsearch_indexes read_audits read_bots read_channel read_compliance_export_job "
         "read_data_retention_job read_elasticsearch_post_aggregation_job "
         "read_elasticsearch_post_indexing_job read_jobs read_ldap_sync_job read_license_information "
         "read_other_users_teams read_others_bots read_private_channel_groups read_public_channel "
         "read_public_channel_groups read_user_access_token recycle_database_connections reload_config "
         "remove_ldap_private_cert remove_ldap_public_cert remove_others_reactions remove_reaction "
         "remove_saml_idp_cert remove_saml_private_cert remove_saml_public_cert remove_user_from_team "
         "revoke_user_access_token sysconsole_read_about_edition_and_license "
         "sysconsole_read_authentication_email sysconsole_read_authentication_guest_access "
         "sysconsole_read_authentication_ldap sysconsole_read_authentication_mfa "
         "sysconsole_read_authentication_openid sysconsole_read_authentication_password "
         "sysconsole_read_authentication_saml sysconsole_read_authentication_signup "
         "sysconsole_read_billing sysconsole_read_compliance_compliance_export "
         "sysconsole_read_compliance_compliance_monitoring "
         "sysconsole_read_compliance_custom_terms_of_service "
         "sysconsole_read_compliance_data_retention_policy sysconsole_read_environment_database "
         "sysconsole_read_environment_developer sysconsole_read_environment_elasticsearch "
         "sysconsole_read_environment_file_storage sysconsole_read_environment_high_availability "
         "sysconsole_read_environment_image_proxy sysconsole_read_environment_logging "
         "sysconsole_read_environment_performance_monitoring "
         "sysconsole_read_environment_push_notification_server sysconsole_read_environment_rate_limiting "
         "sysconsole_read_environment_session_lengths sysconsole_read_environment_smtp "
         "sysconsole_read_environment_web_server sysconsole_read_experimental_bleve "
         "sysconsole_read_experimental_feature_flags sysconsole_read_experimental_features "
         "sysconsole_read_integrations_bot_accounts sysconsole_read_integrations_cors "
         "sysconsole_read_integrations_gif sysconsole_read_integrations_integration_management "
         "sysconsole_read_plugins sysconsole_read_reporting_server_logs "
         "sysconsole_read_reporting_site_statistics sysconsole_read_reporting_team_statistics "
         "sysconsole_read_site_announcement_banner sysconsole_read_site_customization "
         "sysconsole_read_site_emoji sysconsole_read_site_file_sharing_and_downloads "
         "sysconsole_read_site_localization sysconsole_read_site_notices "
         "sysconsole_read_site_notifications sysconsole_read_site_posts sysconsole_read_site_public_links "
         "sysconsole_read_site_users_and_teams sysconsole_read_user_management_channels "
         "sysconsole_read_user_management_groups sysconsole_read_user_management_permissions "
         "sysconsole_read_user_management_system_roles sysconsole_read_user_management_teams "
         "sysconsole_read_user_management_users sysconsole_write_about_edition_and_license "
         "sysconsole_write_authentication_email sysconsole_write_authentication_guest_access "
         "sysconsole_write_authentication_ldap sysconsole_write_authentication_mfa "
         "sysconsole_write_authentication_openid sysconsole_write_authentication_password "
         "sysconsole_write_authentication_saml sysconsole_write_authentication_signup "
         "sysconsole_write_billing sysconsole_write_compliance_compliance_export "
         "sysconsole_write_compliance_compliance_monitoring "
         "sysconsole_write_compliance_custom_terms_of_service "
         "sysconsole_write_compliance_data_retention_policy sysconsole_write_environment_database "
         "sysconsole_write_environment_developer sysconsole_write_environment_elasticsearch "
         "sysconsole_write_environment_file_storage sysconsole_write_environment_high_availability "
         "sysconsole_write_environment_image_proxy sysconsole_write_environment_logging "
         "sysconsole_write_environment_performance_monitoring "
         "sysconsole_write_environment_push_notification_server sysconsole_write_environment_rate_limiting "
         "sysconsole_write_environment_session_lengths sysconsole_write_environment_smtp "
         "sysconsole_write_environment_web_server sysconsole_write_experimental_bleve "
         "sysconsole_write_experimental_feature_flags sysconsole_write_experimental_features "
         "sysconsole_write_integrations_bot_accounts sysconsole_write_integrations_cors "
         "sysconsole_write_integrations_gif sysconsole_write_integrations_integration_management "
         "sysconsole_write_plugins sysconsole_write_reporting_server_logs "
         "sysconsole_write_reporting_site_statistics sysconsole_write_reporting_team_statistics "
         "sysconsole_write_site_announcement_banner sysconsole_write_site_customization "
         "sysconsole_write_site_emoji sysconsole_write_site_file_sharing_and_downloads "
         "sysconsole_write_site_localization sysconsole_write_site_notices "
         "sysconsole_write_site_notifications sysconsole_write_site_posts "
         "sysconsole_write_site_public_links sysconsole_write_site_users_and_teams "
         "sysconsole_write_user_management_channels sysconsole_write_user_management_groups "
         "sysconsole_write_user_management_permissions sysconsole_write_user_management_system_roles "
         "sysconsole_write_user_management_teams sysconsole_write_user_management_users test_elasticsearch "
         "test_email test_ldap test_s3 test_site_url upload_file use_channel_mentions use_group_mentions "
         "use_slash_commands view_members view_team"},
        {"system_guest", "authentication.roles.global_guest", true, "create_direct_channel create_group_channel"},
    };
    return kRoles;
}

} // namespace muster::sandbox
