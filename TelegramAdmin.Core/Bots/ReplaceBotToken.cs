using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>Puts a bot's new token in the place of a revoked one. What waits to be sent goes out with it.</summary>
public sealed class ReplaceBotToken(AddBot check, BotStates states, SecretProtector protector)
{
    public async Task<Result<BotId>> RunAsync(WorkspaceId workspace, BotId id, string? tokenText, CancellationToken cancellation = default)
    {
        if (!BotToken.TryParse(tokenText, out var token))
            return BotErrors.TokenMalformed;
        if (token.BotId != id)
            return BotErrors.TokenOfOtherBot;
        if ((await check.CheckAsync(tokenText, cancellation)).Failure is { } refused)
            return refused;
        var replaced = await states.ChangeAsync(id, bot => bot.WorkspaceId == workspace && bot.State != BotState.Removed, bot =>
        {
            bot.ProtectedToken = protector.Protect(token.Reveal());
            bot.ProtectedWebhookSecret = protector.Protect(SecretProtector.NewSecret());
            bot.WebhookUrl = null;
            bot.State = bot.State == BotState.Off ? BotState.Off : BotState.Starting;
            BotStates.Clear(bot);
        });
        return replaced ? id : BotErrors.NotFound(id.ToString());
    }
}
