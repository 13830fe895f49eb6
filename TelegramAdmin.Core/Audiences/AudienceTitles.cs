namespace TelegramAdmin.Core.Audiences;

/// <summary>Fields and comparisons as people read them.</summary>
public static class AudienceTitles
{
    public static string Of(AudienceField field) => field switch
    {
        AudienceField.Bot => "Bot",
        AudienceField.Language => "Language",
        AudienceField.Country => "Country",
        AudienceField.Premium => "Telegram Premium",
        AudienceField.Username => "Username",
        AudienceField.Tier => "Tier",
        AudienceField.Credits => "Credits",
        AudienceField.Pass => "Pass",
        AudienceField.Purchases => "Purchases",
        AudienceField.LastPurchase => "Last purchase",
        AudienceField.Product => "Bought",
        AudienceField.LastSeen => "Last seen",
        AudienceField.Joined => "Joined",
        AudienceField.Started => "Started a bot",
        AudienceField.StartLink => "Start link",
        AudienceField.Label => "Label",
        AudienceField.Reachable => "Can be reached",
        AudienceField.Restricted => "Banned or muted",
        AudienceField.Attribute => "Attribute",
        AudienceField.List => "On list",
        AudienceField.Segment => "Segment",
        AudienceField.OptedOut => "Opted out of",
        AudienceField.Received => "Received",
        AudienceField.Pressed => "Pressed a button of",
        AudienceField.Tag => "Tag",
        _ => "Messages written",
    };

    public static string Of(Comparison comparison) => comparison switch
    {
        Comparison.Is => "is",
        Comparison.IsNot => "is not",
        Comparison.AtLeast => "at least",
        Comparison.AtMost => "at most",
        Comparison.From => "on or after",
        Comparison.Until => "before",
        Comparison.WithinDays => "within days",
        Comparison.NotWithinDays => "not within days",
        Comparison.Contains => "contains",
        Comparison.StartsWith => "starts with",
        Comparison.Exists => "is known",
        _ => "is not known",
    };
}
