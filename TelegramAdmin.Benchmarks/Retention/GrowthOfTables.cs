using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>Every table of the model is one that grows with messages, and is laid out here, or one of which somebody said that it does not.</summary>
internal static class GrowthOfTables
{
    /// <summary>One row for each person, or a few.</summary>
    public static IReadOnlyList<string> ByPeople { get; } = Words("""
        people bot_users reachability credit_accounts person_tags person_attributes person_links person_notes listed_people opt_outs captcha_states restrictions stripe_customers
        conversation_labels subscriptions auto_recharges credit_lots credit_holds credit_gifts access_passes promo_uses sequence_runs gift_recipients refunds disputes note_mentions
        reconciliation_findings bulk_act_rows message_templates business_accounts erasures
        """);

    /// <summary>So much a day, however much is written.</summary>
    public static IReadOnlyList<string> ByTime { get; } = Words("""
        rollups performance_samples health_samples log_faults job_runs api_key_days revenue_days quick_reply_uses reconciliation_runs report_runs backups nodes staff_sessions
        name_lookups request_waits channel_hours channel_posts channel_alerts channel_reports member_snapshots post_citations post_links post_snapshots post_starts post_versions
        """);

    /// <summary>What the team makes by hand.</summary>
    public static IReadOnlyList<string> ByHand { get; } = Words("""
        admins api_keys auto_rules bot_texts bots broadcast_categories broadcasts bulk_acts channel_access channel_alert_rules consumers faq_entries fault_marks forum_groups gift_campaigns
        invitations invited_places job_switches labels mt_proto_accounts notification_choices notification_reads payment_groups people_columns people_views person_lists product_prices products
        promo_codes quick_replies quick_reply_categories removed_channels report_schedules saved_filters saved_searches segments sequences setting_changes staff_links staff_passkeys tiers
        tracked_channels node_leases webhook_endpoints workspace_members workspace_settings workspaces search_cursors
        """);

    /// <summary>The index follows what it is about.</summary>
    private static readonly string[] Index = ["search_documents", "search_changes"];

    public static IReadOnlyList<string> Unplaced(AgedLife life)
    {
        using var db = life.Engine.Storage.ReadAll();
        var placed = AgedLife.Growing.Select(t => t.Name).Concat(ByPeople).Concat(ByTime).Concat(ByHand).Concat(Index);
        List<string> unplaced = [.. db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Except(placed)];
        if (unplaced.Count > 0)
            Console.WriteLine($"  nobody said how these grow: {string.Join(", ", unplaced)}");
        return unplaced;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
