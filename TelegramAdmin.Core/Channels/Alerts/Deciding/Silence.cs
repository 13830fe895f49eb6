namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Nothing was posted for so many hours.</summary>
internal static class Silence
{
    /// <param name="until">The next post, or now.</param>
    public static Sighting? Find(ChannelAlertRule rule, DateTimeOffset last, DateTimeOffset until)
    {
        var at = last.AddHours(rule.Hours);
        return at > until ? null : new Sighting(Occasion(last), at, $"Nothing was posted for {Sighting.Hours(rule.Hours)}");
    }

    public static string Occasion(DateTimeOffset last) => Sighting.Occasional("silent", last.ToUnixTimeSeconds());
}
