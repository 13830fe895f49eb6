namespace TelegramAdmin.Components.Layout;

/// <summary>Addresses of the user guide.</summary>
public static class GuideAt
{
    public const string Page = "/help";

    /// <param name="place">As docs/guide names it: "system.md#queue".</param>
    public static string Of(string place)
    {
        var (file, anchor) = place.Split('#', 2) is [var name, var part] ? (name, "#" + part) : (place, "");
        var topic = Path.GetFileNameWithoutExtension(file);
        return (topic == "README" ? Page : $"{Page}/{topic}") + anchor;
    }
}
