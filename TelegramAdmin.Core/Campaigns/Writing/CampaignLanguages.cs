namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>Which version of a message somebody gets.</summary>
internal static class CampaignLanguages
{
    /// <summary>The key of the version for everybody else.</summary>
    public const string Default = "";

    /// <summary>The exact language, then what it is a form of (pt for pt-BR), then the default.</summary>
    public static string Choose(IEnumerable<string> versions, string? language)
    {
        var tag = (language ?? "").Replace('_', '-').ToLowerInvariant();
        while (tag.Length > 0 && !versions.Contains(tag))
            tag = tag.LastIndexOf('-') is > 0 and var end ? tag[..end] : Default;
        return tag;
    }

    extension(CampaignMessage message)
    {
        public IEnumerable<(string Language, MessageVersion Version)> Versions =>
            (message.Languages ?? new Dictionary<string, MessageVersion>()).Select(v => (v.Key, v.Value)).Prepend((Default, message.Default));
    }
}
