using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;

namespace TelegramAdmin.Features.Conversations;

/// <summary>What somebody does with conversations: may they, do it, write it down, and say what kept it from being done.</summary>
public sealed class ConversationActs(StaffSession session, HandleConversation handle, HandleMany many, Toasts toasts, Localizer words)
{
    private const int Step = 100;

    /// <summary>With a way back where there is one.</summary>
    /// <param name="conversation">As it was before.</param>
    /// <returns>Whether it is as they wanted it now.</returns>
    public async Task<bool> DoAsync(Conversation conversation, HandlingAct act)
    {
        if (!await ApplyAsync(conversation, act))
            return false;
        if (ActWords.Back(conversation, act) is { } back)
            toasts.Undoable(words[ActWords.Done(act), conversation.Title], () => ApplyAsync(conversation, back));
        return true;
    }

    /// <summary>With those that were picked.</summary>
    public async Task DoAsync(IReadOnlyCollection<long> ids, HandlingAct act, IProgress<int> progress)
    {
        var by = await session.RequireActorAsync(AdminRole.Operator);
        var workspace = (await session.GetAsync()).Workspace;
        var done = 0;
        foreach (var step in ids.Chunk(Step))
        {
            done += await many.RunAsync(workspace, step, act, by);
            progress.Report(done);
        }
        await TellAsync(act, done, ids.Count);
    }

    /// <summary>With everything that the filter matches.</summary>
    public async Task DoAsync(ConversationFilter filter, int expected, HandlingAct act, IProgress<int> progress)
    {
        var by = await session.RequireActorAsync(AdminRole.Operator);
        var done = await many.RunAsync((await session.GetAsync()).Workspace, filter, act, by, progress);
        await TellAsync(act, done, Math.Max(done, expected));
    }

    private async Task<bool> ApplyAsync(Conversation conversation, HandlingAct act)
    {
        var by = await session.RequireActorAsync(AdminRole.Operator);
        if ((await handle.RunAsync(conversation.WorkspaceId, conversation.Id, act, by)).Failure is { } failure)
        {
            toasts.Warn(failure.Message);
            return false;
        }
        if (ActWords.Audited(act) is { } action)
            await session.RecordAsync(action, string.Create(CultureInfo.InvariantCulture, $"conversation {conversation.Id}"), conversation.Title);
        return true;
    }

    private async Task TellAsync(HandlingAct act, int done, int asked)
    {
        if (ActWords.Audited(act) is { } action && done > 0)
            await session.RecordAsync(action, Conversations(done));
        if (done == asked)
            toasts.Done(words[ActWords.Done(act), words.Count(done, "{0} conversation", "{0} conversations")]);
        else
            toasts.Warn(words[ActWords.Done(act), $"{Numbers.Count(done)} {words.Count(asked, "of {0} conversation", "of {0} conversations")}"], words["The others had changed meanwhile and were left as they are."]);
    }

    private static string Conversations(int count) => count == 1 ? "1 conversation" : $"{Numbers.Count(count)} conversations";
}
