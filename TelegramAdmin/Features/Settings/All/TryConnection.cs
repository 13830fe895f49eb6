using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Welcome;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Features.Settings.All;

/// <summary>Tries what the configuration leads to, now and for real, and says what came back.</summary>
internal sealed class TryConnection(StaffSession session, StripeCheck stripe, TestEndpoint ai, PublicAddressTest address, HealthReport health, EngineOptions options)
{
    private static readonly Dictionary<string, string> ByHealth = new()
    {
        ["Database:Provider"] = "database",
        ["Telegram:BotApiUrl"] = "bots",
        ["MtProto:ApiId"] = "accounts",
    };

    /// <param name="key">As it is written in the configuration.</param>
    public static bool CanTry(string key) => key is "PublicUrl" or "Stripe:SecretKey" or "Ai:BaseUrl" || ByHealth.ContainsKey(key);

    public async Task<HealthFinding> RunAsync(string key)
    {
        await session.RequireAsync(AdminRole.Admin);
        return key switch
        {
            "PublicUrl" => await AddressAsync(),
            "Stripe:SecretKey" => (await stripe.RunAsync()).Finding,
            "Ai:BaseUrl" => await AiAsync(),
            _ => (await health.CheckAnewAsync()).First(part => part.Name == ByHealth[key]).Finding,
        };
    }

    private async Task<HealthFinding> AddressAsync()
    {
        if (options.PublicUrl is not { } url)
            return HealthFinding.Off("PublicUrl is not set, so bots ask Telegram for updates");
        return await address.RunAsync(anew: true)
            ? HealthFinding.Ok($"{url.Authority} leads here")
            : new HealthFinding(HealthState.Bad, $"{url.Authority} does not answer from this machine", "See from outside whether it answers. Some routers do not lead back to their own address.");
    }

    private async Task<HealthFinding> AiAsync()
    {
        if (!options.Ai.IsOn)
            return HealthFinding.Off("no model is set; Ai:BaseUrl, Ai:ApiKey and Ai:Model switch it on");
        return (await ai.RunAsync()).TryGet(out var time, out var failure)
            ? HealthFinding.Ok($"{options.Ai.Model} answered within {time.TotalMilliseconds:N0} ms")
            : new HealthFinding(HealthState.Bad, failure.Message);
    }
}
