using System.Text.Json.Nodes;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>One call that shows one or several messages of a conversation in its topic.</summary>
internal sealed record ForumPart(BotCall Call, PostForm Form, IReadOnlyList<ConversationMessage> Messages)
{
    /// <summary>Goes before it: who sent an album that carries no name itself.</summary>
    public BotCall? Heading { get; init; }

    public static ForumPart Text(params IReadOnlyList<ConversationMessage> messages) =>
        new(new BotCall("sendMessage", WordsOf(messages).Into(Quiet(), "text")), PostForm.Text, messages);

    /// <summary>The words of a post that shows these messages.</summary>
    public static FormattedWords WordsOf(IReadOnlyList<ConversationMessage> messages)
    {
        var words = new FormattedWords();
        foreach (var message in messages)
        {
            if (words.Length > 0)
                words.Add("\n");
            PostWords.Write(words, message, isNamed: messages.Count > 1);
            if (message is { Kind: not (MessageKind.Text or MessageKind.Note or MessageKind.Event), DeletedAt: null } && message.Text.Length == 0)
                words.Styled(PostWords.KindOf(message), "italic");
        }
        return words;
    }

    private static JsonObject Quiet() => new() { ["link_preview_options"] = new JsonObject { ["is_disabled"] = true } };
}
