using System.Globalization;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Changing;

/// <summary>The reactions of ReactionTypeEmoji.</summary>
internal static class Emoji
{
    private const string Reactions =
        "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳❤‍🔥🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👨‍💻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷‍♂🤷🤷‍♀😡";

    private static readonly HashSet<string> All = [.. Elements(Reactions)];

    public static bool IsReaction(string? emoji) => emoji is not null && All.Contains(emoji.TrimEnd('\uFE0F'));

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }
}
