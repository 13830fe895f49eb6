using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai;

/// <summary>Whether anything may leave: an endpoint is configured, and the workspace switched it on.</summary>
public sealed class AiSwitch(EngineOptions options, SettingsStore settings) : IAiAnswers
{
    public async ValueTask<bool> IsOnAsync(WorkspaceId workspace) => options.Ai.IsOn && await settings.GetAsync(workspace, AiSettings.IsOn);

    public ValueTask<bool> IsOnAsync(ActiveBot bot) => IsOnAsync(bot.WorkspaceId);
}
