using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Features.Conversations;
using TelegramAdmin.Features.Credits;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>What the palette does with conversations: close, snooze, assign and label.</summary>
public sealed class ConversationCommands(HandleConversation handle, LabelBook labels, StaffList team, StaffSession session, TimeProvider time, Localizer words)
{
    private static readonly string[] Me = ["me", "myself", "mí", "mi", "себя", "меня", "мне"];

    internal async Task<CommandAnswer> OfferAsync(CommandText command, IReadOnlyList<FoundDocument> hits, Staff staff) => command.Verb switch
    {
        CommandVerb.Snooze => new CommandAnswer([.. hits.Select(hit => Snooze(command, hit))]),
        CommandVerb.Assign => await AssignAsync(command, hits, staff),
        CommandVerb.Label => await LabelAsync(command, hits, staff),
        _ => new CommandAnswer([.. hits.Select(Close)]),
    };

    private PaletteAct Close(FoundDocument hit) => new("done_all", words["Close the conversation with {0}", hit.Title], hit.Text,
        new ConfirmRequest(words["Close the conversation with {0}?", hit.Title], words["It leaves the inbox, and opens again with their next message."], words["Close"], words["Leave it open"], IsDestructive: false),
        words["Closed"], () => RunAsync(hit, new HandlingAct.Close(), new HandlingAct.Reopen()));

    private PaletteAct Snooze(CommandText command, FoundDocument hit)
    {
        var length = PassWords.Length((int)command.Amount, command.Unit, words);
        return new PaletteAct("snooze", words["Snooze the conversation with {0} for {1}", hit.Title, length], hit.Text,
            new ConfirmRequest(words["Snooze the conversation with {0} for {1}?", hit.Title, length], words["It leaves the inbox, and comes back when the time is over."], words["Snooze"], words["Leave it open"], IsDestructive: false),
            words["Snoozed"], () => RunAsync(hit, new HandlingAct.Snooze(command.Unit.EndOf((int)command.Amount, time.GetUtcNow())), new HandlingAct.Reopen()));
    }

    private async Task<CommandAnswer> AssignAsync(CommandText command, IReadOnlyList<FoundDocument> hits, Staff staff)
    {
        var able = (await team.ReadAsync(staff.Workspace)).Where(m => !m.IsDisabled && m.Role >= AdminRole.Operator).ToList();
        var meant = Me.Contains(command.With.ToLowerInvariant()) ? able.Find(m => m.AdminId == staff.AdminId) : NamedChoice.Find(able, m => m.Name, command.With);
        return meant is null
            ? CommandAnswer.Say(words["Nobody of the team is called {0}. There are: {1}.", command.With, NamedChoice.List(able.Select(m => m.Name))])
            : new CommandAnswer([.. hits.Select(hit => Assign(hit, meant))]);
    }

    private PaletteAct Assign(FoundDocument hit, StaffMember to) => new("assignment_ind", words["Assign the conversation with {0} to {1}", hit.Title, to.Name], hit.Text,
        new ConfirmRequest(words["Assign the conversation with {0} to {1}?", hit.Title, to.Name], words["It stands in their list, and a line in the conversation says so."], words["Assign"], words["Leave it"], IsDestructive: false),
        words["Assigned to {0}", to.Name],
        async () =>
        {
            var before = (await handle.ReadAsync((await session.GetAsync()).Workspace, hit.SourceId)).TryGet(out var now, out _) ? now.AssigneeId : null;
            return await RunAsync(hit, new HandlingAct.Assign(to.AdminId), new HandlingAct.Assign(before));
        });

    private async Task<CommandAnswer> LabelAsync(CommandText command, IReadOnlyList<FoundDocument> hits, Staff staff)
    {
        var all = await labels.ReadAsync(staff.Workspace);
        if (NamedChoice.Find(all, l => l.Name, command.With) is not { } label)
            return CommandAnswer.Say(words["No label is called {0}. There are: {1}.", command.With, NamedChoice.List(all.Select(l => l.Name))]);
        var carried = await labels.ReadOfAsync(staff.Workspace, [.. hits.Select(h => h.SourceId)]);
        return new CommandAnswer([.. hits.Select(hit => Put(hit, label, carried[hit.SourceId].Any(l => l.Id == label.Id)))]);
    }

    private PaletteAct Put(FoundDocument hit, Label label, bool isOnIt) => new("label", words["Label the conversation with {0} as {1}", hit.Title, label.Name], hit.Text,
        new ConfirmRequest(words["Label the conversation with {0} as {1}?", hit.Title, label.Name], words["What listens for the label begins, such as a sequence of messages."], words["Label"], words["Leave it"], IsDestructive: false),
        words["Labelled as {0}", label.Name], () => RunAsync(hit, new HandlingAct.PutLabel(label.Id), isOnIt ? null : new HandlingAct.TakeLabel(label.Id)));

    private async Task<PaletteOutcome> RunAsync(FoundDocument hit, HandlingAct act, HandlingAct? undo)
    {
        var by = await session.RequireActorAsync(AdminRole.Operator);
        var done = await handle.RunAsync((await session.GetAsync()).Workspace, hit.SourceId, act, by);
        if (done.IsOk && ActWords.Audited(act) is { } action)
            await session.RecordAsync(action, string.Create(CultureInfo.InvariantCulture, $"conversation {hit.SourceId}"), hit.Title);
        return PaletteOutcome.Of(done.Failure, undo is null ? null : () => RunAsync(hit, undo, null));
    }
}
