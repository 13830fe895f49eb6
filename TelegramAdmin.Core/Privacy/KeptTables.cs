namespace TelegramAdmin.Core.Privacy;

/// <summary>Tables with a column that may lead to a person and that an erasure leaves alone, each with the reason.</summary>
public static class KeptTables
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["admins"] = "the team itself, which is removed under Settings",
        ["staff_links"] = "the team's own accounts",
        ["workspace_members"] = "the team itself",
        ["bots"] = "the team's own bots",
        ["tracked_channels"] = "public channels, and the team's own accounts that read them",
        ["mt_proto_accounts"] = "the team's own accounts",
        ["channel_access"] = "leads to the team's own accounts",
        ["name_lookups"] = "leads to the team's own accounts",
        ["request_waits"] = "leads to the team's own accounts",
        ["forum_groups"] = "the team's own group",
        ["credit_gifts"] = "leads to accounts that are pseudonyms by then",
        ["credit_holds"] = "leads to an account that is a pseudonym by then",
        ["credit_lots"] = "leads to an account that is a pseudonym by then",
        ["promo_uses"] = "leads to an account that is a pseudonym by then",
        ["subscriptions"] = "leads to an account that is a pseudonym by then",
        ["disputes"] = "leads to a payment whose person is a pseudonym by then; the bank asks for it",
        ["button_presses"] = "leads to a recipient that is a pseudonym by then",
        ["channel_posts"] = "public posts, with the signature that the channel shows",
        ["post_versions"] = "public posts",
        ["post_snapshots"] = "counts of public posts",
        ["post_citations"] = "public posts",
        ["post_links"] = "links of the team's own",
        ["channel_alerts"] = "about public posts",
    };
}
