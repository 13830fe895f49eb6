using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Bots;

/// <summary>What somebody does to a bot: may they, do it, write it down. Each answers with the failure to show, or null.</summary>
public sealed class BotActs(StaffSession session, AddBot add, ControlBot control, CureBot cure, ReplaceBotToken replace, ChangeBot change, FreshSignIn fresh)
{
    /// <param name="mode">Null: webhook, which means polling for as long as there is no public address.</param>
    public async Task<Result<Bot>> AddAsync(string token, ReceiveMode? mode)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var added = await add.RunAsync(staff.Workspace, token, mode);
        if (added.TryGet(out var bot, out _))
            await session.RecordAsync("bot.added", Name(bot), $"by {BotWords.Mode(bot.Mode)}");
        return added;
    }

    public Task<Failure?> StartAsync(BotId id) => RunAsync("bot.started", null, staff => control.StartAsync(staff.Workspace, id));

    public Task<Failure?> StopAsync(BotId id) => RunAsync("bot.stopped", null, staff => control.StopAsync(staff.Workspace, id));

    public Task<Failure?> RemoveAsync(BotId id) => RunAsync("bot.removed", null, staff => control.RemoveAsync(staff.Workspace, id));

    public Task<Failure?> ReceiveByAsync(BotId id, ReceiveMode mode) =>
        RunAsync("bot.mode_changed", mode == ReceiveMode.Webhook ? "to webhook" : "to polling", staff => control.ReceiveByAsync(staff.Workspace, id, mode));

    public Task<Failure?> ChangeSendingAsync(BotId id, BotChange wanted) =>
        RunAsync("bot.sending_changed", $"answers by itself: {(wanted.AnswersItself == true ? "yes" : "no")}; paid rate: {(wanted.PaidRate is > 0 ? wanted.PaidRate : "none")}; retries: {wanted.RetryPolicy}",
            staff => change.RunAsync(staff.Workspace, id, wanted));

    /// <param name="offered">What the doctor offered.</param>
    public Task<Failure?> CureAsync(BotId id, BotCure offered) => offered switch
    {
        BotCure.Start => StartAsync(id),
        BotCure.SwitchToWebhook => ReceiveByAsync(id, ReceiveMode.Webhook),
        _ => RunAsync("bot.reconnected", offered == BotCure.TakeOverWebhook ? "in the place of a foreign webhook" : null, staff => cure.RunAsync(staff.Workspace, id, offered)),
    };

    public async Task<Failure?> ReplaceTokenAsync(Bot bot, string token)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        if (await fresh.RequireAsync() is { } unproved)
            return unproved;
        var replaced = await replace.RunAsync(staff.Workspace, bot.Id, token);
        if (replaced.IsOk)
            await session.RecordAsync("bot.token_replaced", Name(bot));
        return replaced.Failure;
    }

    private async Task<Failure?> RunAsync(string action, string? details, Func<Staff, Task<Result<Bot>>> act)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var done = await act(staff);
        if (done.TryGet(out var bot, out _))
            await session.RecordAsync(action, Name(bot), details);
        return done.Failure;
    }

    private static string Name(Bot bot) => $"@{bot.Username} ({bot.Id})";
}
