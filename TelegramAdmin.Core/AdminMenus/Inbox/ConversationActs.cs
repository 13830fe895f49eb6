using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.AdminMenus.Inbox;

/// <summary>What the acts on a conversation have in common: find it, do it as the web does, write it down.</summary>
internal abstract class ConversationAct(HandleConversation handle, AuditLog audit) : IMenuAct
{
    public abstract string Name { get; }

    public AdminRole Needs => AdminRole.Operator;

    public virtual bool AsksFirst => false;

    public virtual Task<MenuQuestion> AskAsync(MenuVisit visit) => throw new InvalidOperationException($"{Name} is done without asking.");

    public abstract Task<MenuOutcome> RunAsync(MenuVisit visit);

    protected static MenuRoute Page(MenuVisit visit) => MenuRoute.Page("talk", visit.Route.Number(0) ?? 0);

    /// <param name="audited">Noun and past verb.</param>
    protected async Task<MenuOutcome> RunAsync(MenuVisit visit, HandlingAct act, string audited, string words)
    {
        var done = visit.Route.Number(0) is { } id ? await handle.RunAsync(visit.Workspace, id, act, visit.Actor) : (Result<Conversation>)ConversationErrors.NotFound;
        if (!done.TryGet(out var conversation, out var refused))
            return MenuOutcome.Refused(MenuText.Of(refused), Page(visit));
        await audit.RecordAsync(visit.Workspace, visit.Actor, audited, $"{conversation.Title} ({conversation.Id})");
        return MenuOutcome.Done(words, Page(visit));
    }
}

internal sealed class CloseAct(HandleConversation handle, AuditLog audit, ConversationList conversations) : ConversationAct(handle, audit)
{
    public override string Name => "close";

    public override bool AsksFirst => true;

    public override async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var found = visit.Route.Number(0) is { } id ? await conversations.FindAsync(visit.Workspace, id) : null;
        return found is null
            ? MenuQuestion.Refused(MenuText.Of(ConversationErrors.NotFound), MenuRoute.Page("inbox"))
            : new MenuQuestion($"Close the conversation with {MenuText.Bold(MenuText.Name(found.Title))}?\n\nThe person is told, or asked how it was, where Settings say so. Their next message opens it again.", "Close conversation", Page(visit));
    }

    public override Task<MenuOutcome> RunAsync(MenuVisit visit) => RunAsync(visit, new HandlingAct.Close(), "conversation.closed", "Closed.");
}

internal sealed class ReopenAct(HandleConversation handle, AuditLog audit) : ConversationAct(handle, audit)
{
    public override string Name => "reopen";

    public override Task<MenuOutcome> RunAsync(MenuVisit visit) => RunAsync(visit, new HandlingAct.Reopen(), "conversation.opened", "Open again.");
}

internal sealed class AssignAct(HandleConversation handle, AuditLog audit) : ConversationAct(handle, audit)
{
    public override string Name => "assign";

    public override Task<MenuOutcome> RunAsync(MenuVisit visit) => (visit.Route.Word(1), visit.AdminId) switch
    {
        ("off", _) => RunAsync(visit, new HandlingAct.Assign(null), "conversation.assigned", "It is with nobody now."),
        (_, { } me) => RunAsync(visit, new HandlingAct.Assign(me), "conversation.assigned", "It is yours."),
        _ => Task.FromResult(MenuOutcome.Refused("Conversations are assigned to people with an account. Link yours on your account page.", Page(visit))),
    };
}

internal sealed class SnoozeAct(HandleConversation handle, AuditLog audit) : ConversationAct(handle, audit)
{
    private const int LongestHours = 24 * 90;

    public override string Name => "snooze";

    public override Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        if (visit.Route.Number(1) is not (>= 1 and <= LongestHours and var hours))
            return Task.FromResult(MenuOutcome.Refused(MenuText.Of(HandlingErrors.SnoozeIsPast), Page(visit)));
        var until = visit.Now.AddHours(hours);
        return RunAsync(visit, new HandlingAct.Snooze(until), "conversation.snoozed", $"Put aside until {MenuText.Time(until)}.");
    }
}
