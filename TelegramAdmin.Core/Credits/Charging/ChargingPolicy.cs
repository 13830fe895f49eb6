using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Charging;

/// <summary>Whether messages cost credits: as the workspace decides, and only through bots that answer by themselves.</summary>
public sealed class ChargingPolicy(SettingsStore settings, EngineOptions options)
{
    public async ValueTask<bool> IsOnAsync(WorkspaceId workspace) => await settings.GetAsync(workspace, CreditSettings.Charging) switch
    {
        ChargingMode.Always => true,
        ChargingMode.Never => false,
        _ => options.Stripe.IsOn,
    };

    public async ValueTask<bool> IsOnAsync(ActiveBot bot) => bot.AnswersItself && await IsOnAsync(bot.WorkspaceId);
}
