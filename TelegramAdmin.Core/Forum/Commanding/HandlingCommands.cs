using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Commanding;

internal sealed class CloseCommand(HandleConversation handle) : ITopicCommand
{
    public string Name => "close";

    public string Usage => "– settled; the person's next message opens it again";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation) =>
        (await handle.RunAsync(given.WorkspaceId, conversation.Id, new HandlingAct.Close(), given.By.Actor)).Why();
}

internal sealed class ReopenCommand(HandleConversation handle) : ITopicCommand
{
    public string Name => "reopen";

    public string Usage => "– opens it again";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation) =>
        conversation.State == ConversationState.Open ? "It is open." : (await handle.RunAsync(given.WorkspaceId, conversation.Id, new HandlingAct.Reopen(), given.By.Actor)).Why();
}

internal sealed class PriorityCommand(HandleConversation handle) : ITopicCommand
{
    public string Name => "priority";

    public string Usage => "high, normal or low";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation)
    {
        ConversationPriority? priority = given.Argument.ToLowerInvariant() switch
        {
            "high" => ConversationPriority.High,
            "normal" => ConversationPriority.Normal,
            "low" => ConversationPriority.Low,
            _ => null,
        };
        if (priority is not { } wanted)
            return "Say which: /priority high, /priority normal or /priority low.";
        if (wanted == conversation.Priority)
            return $"It is {given.Argument.ToLowerInvariant()} already.";
        return (await handle.RunAsync(given.WorkspaceId, conversation.Id, new HandlingAct.SetPriority(wanted), given.By.Actor)).Why();
    }
}

internal sealed class SnoozeCommand(HandleConversation handle, TimeProvider time) : ITopicCommand
{
    public string Name => "snooze";

    public string Usage => "30m, 2h or 3d – put aside until then, or until the person writes";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation) => TimeWords.TryRead(given.Argument, out var span)
        ? (await handle.RunAsync(given.WorkspaceId, conversation.Id, new HandlingAct.Snooze(time.GetUtcNow() + span), given.By.Actor)).Why()
        : "Say for how long: /snooze 30m, /snooze 2h or /snooze 3d, a year at most.";
}

internal sealed class AssignCommand(IDatabase database, HandleConversation handle) : ITopicCommand
{
    public string Name => "assign";

    public string Usage => "me, @name or nobody – who looks after it";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation)
    {
        var wanted = given.Argument.TrimStart('@').Trim();
        if (wanted.Equals("nobody", StringComparison.OrdinalIgnoreCase))
            return await AssignAsync(given, conversation, null);
        if (wanted.Length == 0 || wanted.Equals("me", StringComparison.OrdinalIgnoreCase))
            return given.By.Actor.AdminId is { } me ? await AssignAsync(given, conversation, me) : "You are known by your Telegram number only. Link your account, so that it can be yours.";
        var team = await TeamAsync(given.WorkspaceId);
        var named = team.Where(t => t.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count == 0)
            named = [.. team.Where(t => t.Name.Split(' ')[0].Equals(wanted, StringComparison.OrdinalIgnoreCase))];
        return named.Count == 1 ? await AssignAsync(given, conversation, named[0].Id)
            : $"{(named.Count == 0 ? $"Nobody of the team is called {wanted}." : $"Several are called {wanted}; write the whole name.")} There are: {string.Join(", ", team.Select(t => t.Name))}.";
    }

    private async Task<string?> AssignAsync(TopicCommand given, Conversation conversation, long? adminId) => conversation.AssigneeId == adminId
        ? adminId is null ? "Nobody has it." : "It is assigned so already."
        : (await handle.RunAsync(given.WorkspaceId, conversation.Id, new HandlingAct.Assign(adminId), given.By.Actor)).Why();

    private async Task<List<(long Id, string Name)>> TeamAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        var team = await db.WorkspaceMembers.Join(db.Admins.Where(a => !a.IsDisabled), m => m.AdminId, a => a.Id, (_, a) => new { a.Id, a.Name }).OrderBy(a => a.Name).ToListAsync();
        return team.ConvertAll(t => (t.Id, t.Name));
    }
}

internal sealed class LabelCommand(LabelBook labels, HandleConversation handle) : ITopicCommand
{
    public string Name => "label";

    public string Usage => "name – puts a label on it";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation)
    {
        if (given.Argument.Length == 0)
            return "Say which: /label refund.";
        var added = await labels.AddAsync(given.WorkspaceId, given.Argument);
        if (!added.TryGet(out var label, out var failure))
            return failure.Message;
        return (await handle.RunAsync(given.WorkspaceId, conversation.Id, new HandlingAct.PutLabel(label.Id), given.By.Actor)).Why() ?? $"🏷 {label.Name}";
    }
}

internal sealed class NoteCommand(WriteNote notes) : ITopicCommand
{
    public string Name => "note";

    public string Usage => "text – only the team sees it; @name tells somebody";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation) => given.Argument.Length == 0
        ? "Write the note behind it: /note paid by bank transfer."
        : (await notes.RunAsync(given.WorkspaceId, conversation.Id, given.Argument, given.By.Actor)).Why();
}
