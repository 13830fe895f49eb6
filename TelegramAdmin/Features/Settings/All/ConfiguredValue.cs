using System.Globalization;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Features.Settings.All;

/// <summary>What the configuration decides: shown here, changed in appsettings.json or the environment, and read at the start.</summary>
/// <param name="Key">As it is written there.</param>
/// <param name="Value">Null where it is not set. Of a secret only that it is set.</param>
public sealed record ConfiguredValue(string Key, string Meaning, string? Value, bool IsSecret = false)
{
    public static IReadOnlyList<ConfiguredValue> Of(AppSettings settings)
    {
        var (engine, invariant) = (settings.Engine, CultureInfo.InvariantCulture);
        return
        [
            new("Urls", "Where the app listens.", settings.Url),
            new("PublicUrl", "The https address at which Telegram, Stripe and browsers reach the app.", engine.PublicUrl?.AbsoluteUri),
            new("DataDirectory", "Database, keys, media and spooled files.", engine.DataDirectory),
            new("Database:Provider", "Which database holds everything.", settings.Database.Provider.ToString()),
            new("ConnectionStrings:Default", "How the database is reached.", settings.Database.ConnectionString, IsSecret: true),
            new("Telegram:BotApiUrl", "Which Bot API server is called.", engine.BotApiUrl.AbsoluteUri),
            new("Telegram:AdminIds", "Telegram users that may use /admin without a linked account.", engine.AdminIds.Count == 0 ? null : string.Join(", ", engine.AdminIds)),
            new("Telegram:AdminGroupId", "The forum group that mirrors conversations.", engine.AdminGroupId?.ToString(invariant)),
            new("Telegram:Bots", "Bots registered at the start.", settings.Bots.Count == 0 ? null : settings.Bots.Count.ToString(invariant)),
            new("Stripe:SecretKey", "The account that takes card payments.", engine.Stripe.SecretKey, IsSecret: true),
            new("Stripe:WebhookSecret", "What Stripe signs its events with.", engine.Stripe.WebhookSecret, IsSecret: true),
            new("Stripe:ApiUrl", "Which server of Stripe is called.", engine.Stripe.ApiUrl.AbsoluteUri),
            new("Ai:BaseUrl", "The endpoint that answers and suggests.", engine.Ai.BaseUrl?.AbsoluteUri),
            new("Ai:ApiKey", "What the endpoint asks for.", engine.Ai.ApiKey, IsSecret: true),
            new("Ai:Model", "The model that is asked.", engine.Ai.Model),
            new("MtProto:ApiId", "The application that Telegram accounts sign in with.", engine.MtProto.ApiId?.ToString(invariant)),
            new("MtProto:ApiHash", "The secret of that application.", engine.MtProto.ApiHash, IsSecret: true),
            new("Retention:Messages", "Days until finished messages go.", engine.KeepMessages.TotalDays.ToString(invariant)),
            new("Retention:Updates", "Days until updates that are worked off go.", engine.KeepUpdates.TotalDays.ToString(invariant)),
            new("Webhooks:AllowPrivateNetworks", "Whether webhooks may lead into this machine's own networks.", engine.AllowsPrivateNetworks ? "on" : "off"),
            new("Metrics:Token", "Lets a scraper on another machine read /metrics.", settings.MetricsToken, IsSecret: true),
            new("Sandbox:Enabled", "Whether Telegram and Stripe are played by this program.", settings.Sandbox.IsEnabled ? "on" : "off"),
        ];
    }

    public bool IsSet => !string.IsNullOrEmpty(Value);
}
