using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>A chat as callers name it: by Telegram's number, or by the @name of a public channel or group.</summary>
internal readonly record struct Chat(long Id, string? Name)
{
    // A number of Telegram has at most 52 significant bits (core.telegram.org/bots/api#chat).
    private const long Largest = 1L << 52;

    public static bool TryRead(JsonElement? given, out Chat chat)
    {
        chat = default;
        if (given is { ValueKind: JsonValueKind.Number } number)
            return number.TryGetInt64(out var id) && IsNumber(id) && Set(out chat, new Chat(id, null));
        if (given is not { ValueKind: JsonValueKind.String } text || text.GetString() is not { } words)
            return false;
        if (words.StartsWith('@'))
            return words.Length is >= 5 and <= 33 && words.AsSpan(1).IndexOfAnyExcept(NameLetters) < 0 && Set(out chat, new Chat(ChatRef.Of(words), words));
        return long.TryParse(words, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) && IsNumber(parsed) && Set(out chat, new Chat(parsed, null));
    }

    private static readonly System.Buffers.SearchValues<char> NameLetters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static bool IsNumber(long id) => id is not 0 and > -Largest and < Largest;

    private static bool Set(out Chat chat, Chat value)
    {
        chat = value;
        return true;
    }
}
