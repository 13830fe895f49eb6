using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Sharing;

namespace TelegramAdmin.Core.Credits.Chat.Sharing;

/// <summary>/invite: the person's own link, and what it brought.</summary>
public sealed class InviteScreen : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["invite"];

    public bool AppliesTo(ChatTurn turn) => turn.Settings.Get(CreditSettings.ReferralForInviter) > 0 || turn.Settings.Get(CreditSettings.ReferralForGuest) > 0;

    public async Task ShowAsync(ChatTurn turn)
    {
        turn.Account.ReferralCode ??= ShareCode.ForInvitation();
        var link = ShareCode.Link(turn.Context.Bot, "ref_" + turn.Account.ReferralCode);
        var html = turn.Say("credits.invite",
            ("guest", turn.Settings.Get(CreditSettings.ReferralForGuest)), ("inviter", turn.Settings.Get(CreditSettings.ReferralForInviter)), ("link", link));
        await turn.ShowAsync($"{html}\n\n{await ResultAsync(turn)}",
            [BotButton.Link(turn.Words.Plain("button.invite.share"), ShareCode.Share(link, turn.Plain("credits.invite.share")))],
            [turn.Button("menu", "menu")]);
    }

    private static async Task<string> ResultAsync(ChatTurn turn)
    {
        var guests = turn.Db.CreditAccounts.AsNoTracking().Where(a => a.ReferredBy == turn.Account.Id);
        var earned = await turn.Db.CreditEntries.Where(e => e.AccountId == turn.Account.Id && e.Kind == EntryKind.Referral && EF.Functions.Like(e.Source, "referral:%")).SumAsync(e => e.Amount);
        return turn.Say("credits.invite.result",
            ("guests", await guests.CountAsync()), ("buyers", await guests.CountAsync(a => a.ReferralRewardedAt != null)), ("earned", earned));
    }
}
