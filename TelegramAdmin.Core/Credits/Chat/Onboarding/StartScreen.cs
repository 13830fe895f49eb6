using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits.Chat.Account;

namespace TelegramAdmin.Core.Credits.Chat.Onboarding;

/// <summary>/start: welcomes a new person with free credits and the tutorial, tells a returning one what is new, and follows links.</summary>
public sealed class StartScreen(Bonuses bonuses, WhatIsNew news) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["start"];

    public async Task ShowAsync(ChatTurn turn)
    {
        var isNew = turn.Person.StartedAt is null;
        turn.Next = ChatRoute.OfLink(turn.Argument);
        if (isNew)
            await WelcomeAsync(turn);
        else if (turn.Next is null)
            await turn.ShowAsync($"{turn.Say("credits.returning")}\n\n{AccountCard.Of(turn)}{await news.OfAsync(turn)}", Menu.Rows(turn));
        turn.Person.StartedAt ??= turn.Now;
    }

    private async Task WelcomeAsync(ChatTurn turn)
    {
        var lines = new List<string> { turn.Say("credits.welcome") };
        if (turn.FreeCredits > 0)
            lines.Add(turn.Say("credits.welcome.free", ("free", turn.FreeCredits)));
        if (await ArriveByInvitationAsync(turn) is > 0 and var bonus)
            lines.Add(turn.Say("credits.welcome.guest", ("bonus", bonus)));
        lines.Add(AccountCard.Bar(turn));
        var offersTutorial = Tutorial.IsWaiting(turn);
        if (offersTutorial)
            lines.Add(turn.Say("credits.welcome.tutorial") + Tutorial.BonusLine(turn));
        var html = string.Join("\n\n", lines);
        if (turn.Next is not null)
            await turn.SayAsync(html);
        else if (offersTutorial)
            await turn.ShowAsync(html, Tutorial.OfferRow(turn));
        else
            await turn.ShowAsync(html, Menu.Rows(turn));
        if (offersTutorial && turn.Account.Tutorial == TutorialState.NotOffered)
            turn.Account.Tutorial = TutorialState.Offered;
    }

    /// <summary>Notes who brought a person whom no bot of the workspace knew before.</summary>
    private async Task<long> ArriveByInvitationAsync(ChatTurn turn)
    {
        var account = turn.Account;
        if (ChatRoute.InvitationIn(turn.Argument) is not { Length: <= 16 } code || account.ReferredBy is not null || account.MessagesSent > 0 || account.Granted > turn.FreeCredits)
            return 0;
        var inviter = await turn.Db.CreditAccounts.AsNoTracking().Where(a => a.WorkspaceId == account.WorkspaceId && a.ReferralCode == code).Select(a => (long?)a.Id).FirstOrDefaultAsync();
        if (inviter is null || inviter == account.Id)
            return 0;
        account.ReferredBy = inviter;
        return await bonuses.GiveToGuestAsync(turn.Db, account, turn.Context.Bot.Id);
    }
}
