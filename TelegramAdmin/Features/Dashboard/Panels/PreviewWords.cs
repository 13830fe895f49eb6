using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Dashboard.Panels;

/// <summary>The last line of a conversation; what has no words says what it is.</summary>
internal static class PreviewWords
{
    public static string Of(Conversation conversation)
    {
        var words = conversation.Preview.Length > 0 ? conversation.Preview : Kind(conversation.PreviewKind);
        return conversation.PreviewAuthor switch
        {
            MessageAuthor.Operator => $"Team: {words}",
            MessageAuthor.Bot => $"Bot: {words}",
            _ => words,
        };
    }

    private static string Kind(MessageKind kind) => kind switch
    {
        MessageKind.Voice => "Voice message",
        MessageKind.VideoNote => "Video message",
        MessageKind.Document => "File",
        MessageKind.ButtonPress => "Pressed a button",
        MessageKind.Unsupported or MessageKind.Text => "Message",
        _ => kind.ToString(),
    };
}
