using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Forum;

namespace TelegramAdmin.Features.Settings.Forum;

internal static class ForumWords
{
    public static string State(ForumState state) => state switch
    {
        ForumState.Working => "working",
        ForumState.NotForum => "no topics",
        ForumState.NoRights => "no rights",
        ForumState.Public => "public",
        _ => "bot is out",
    };

    public static Tone ToneOf(ForumState state) => state == ForumState.Working ? Tone.Ok : Tone.Bad;

    /// <summary>What is wrong and what to do.</summary>
    public static string Explain(ForumState state) => state switch
    {
        ForumState.NotForum => "Topics are switched off in the group. Switch them on in its settings.",
        ForumState.NoRights => "The bot may not manage topics. Make it an administrator with that right.",
        ForumState.Public => "The group is public, so anybody could read the conversations. Make it private.",
        _ => "The bot is not in the group any more. Add it again, as an administrator.",
    };
}
