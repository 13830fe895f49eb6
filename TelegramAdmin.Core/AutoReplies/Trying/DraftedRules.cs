using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Trying;

/// <summary>The rules that would act if a draft were saved and on.</summary>
internal static class DraftedRules
{
    public static IEnumerable<AutoRule> Of(WorkspaceId workspace, IReadOnlyList<AutoRule> inOrder, RuleDraft? draft, long? id)
    {
        var drafted = draft is null ? null : Row(workspace, draft.Tidy(), id ?? 0);
        if (drafted is not null && inOrder.All(r => r.Id != id))
            return [.. inOrder.Where(r => r.IsOn), drafted];
        return inOrder.Where(r => r.IsOn || r.Id == id).Select(r => r.Id == id && drafted is not null ? drafted : r).Where(r => r.IsOn || drafted == r);
    }

    private static AutoRule Row(WorkspaceId workspace, RuleDraft draft, long id)
    {
        var row = new AutoRule { Id = id, WorkspaceId = workspace, Name = "", Position = 0, Trigger = "", Actions = "", CreatedAt = default, ChangedAt = default };
        draft.WriteTo(row);
        return row;
    }
}
