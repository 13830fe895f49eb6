using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Conversations.Rest;

/// <summary>Does all that a <see cref="ConversationPatch"/> asks for. What can be known to fail is looked at before anything is changed.</summary>
public sealed class ChangeConversation(HandleConversation handle, LabelBook labels, StaffList staff, TimeProvider time)
{
    public async Task<Result<Conversation>> RunAsync(WorkspaceId workspace, long id, ConversationPatch patch, Actor by)
    {
        if ((patch.Fault() ?? await CheckAsync(workspace, patch)) is { } wrong)
            return wrong;
        Result<Conversation> changed = ConversationErrors.NotFound;
        foreach (var act in (IEnumerable<HandlingAct>)[.. patch.Acts(), .. await LabelActsAsync(workspace, id, patch.Labels)])
        {
            changed = await handle.RunAsync(workspace, id, act, by);
            if (!changed.IsOk)
                return changed;
        }
        return changed.IsOk ? changed : await handle.ReadAsync(workspace, id);
    }

    private async Task<Failure?> CheckAsync(WorkspaceId workspace, ConversationPatch patch)
    {
        if (patch.SnoozedUntil <= time.GetUtcNow())
            return HandlingErrors.SnoozeIsPast;
        if (patch.AssigneeId is { } assignee and not 0 && !(await staff.ReadAsync(workspace)).Any(m => m.AdminId == assignee && !m.IsDisabled))
            return HandlingErrors.NotOfTheTeam;
        return patch.Labels?.Any(name => name.Trim().Length is 0 or > Label.LongestName) == true ? HandlingErrors.LabelName : null;
    }

    private async Task<IReadOnlyList<HandlingAct>> LabelActsAsync(WorkspaceId workspace, long id, IReadOnlyList<string>? names)
    {
        if (names is null)
            return [];
        var wanted = new HashSet<long>();
        foreach (var name in names)
            wanted.Add((await labels.AddAsync(workspace, name)).Value.Id);
        var put = (await labels.ReadOfAsync(workspace, [id]))[id].Select(l => l.Id).ToHashSet();
        return [.. put.Except(wanted).Select(l => new HandlingAct.TakeLabel(l)), .. wanted.Except(put).Select(l => new HandlingAct.PutLabel(l))];
    }
}
