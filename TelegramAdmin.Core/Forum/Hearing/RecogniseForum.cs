using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>Knows the team's group before anybody takes it for a conversation.</summary>
public sealed class RecogniseForum(ForumGroups groups) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Recognise;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Stored.ChatId >= 0 || await groups.FindAsync(context.Bot.WorkspaceId) is not { } group || group.ChatId != context.Stored.ChatId)
            return;
        context.Set(new StaffChat());
        context.Set(group);
    }
}
