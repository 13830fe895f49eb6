using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>
/// A short mark of what a topic shows of a message: its form, and a hash of what it says. Whoever finds another mark now knows that the topic is behind,
/// whatever was missed in between.
/// </summary>
internal static class PostLook
{
    public static string Of(PostForm form, ConversationMessage message)
    {
        var trouble = PostWords.TroubleOf(message);
        var said = SHA256.HashData(Encoding.UTF8.GetBytes($"{message.Text}\n{message.Entities}\n{message.DeletedAt is not null}\n{trouble}"));
        return $"{Letter(form)}{Convert.ToHexString(said.AsSpan(0, 12))}";
    }

    public static PostForm FormOf(string shown) => shown[0] switch
    {
        't' => PostForm.Text,
        'c' => PostForm.Caption,
        _ => PostForm.Fixed,
    };

    private static char Letter(PostForm form) => form switch
    {
        PostForm.Text => 't',
        PostForm.Caption => 'c',
        _ => 'f',
    };
}

/// <summary>How the words of a post can be changed.</summary>
internal enum PostForm
{
    Text = 1,

    /// <summary>They stand under a picture or file.</summary>
    Caption = 2,

    /// <summary>Not at all: a sticker, a place, somebody's own message in the group.</summary>
    Fixed = 3,
}
