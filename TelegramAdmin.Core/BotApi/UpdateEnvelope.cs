using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace TelegramAdmin.Core.BotApi;

/// <summary>What has to be known of an update before it is stored: its number, its kind, and the chat whose order it belongs to.</summary>
/// <param name="Kind">The one optional field of Update that is set, such as <c>message</c>; kinds of later Bot API versions too.</param>
/// <param name="ChatId">The chat, else the person, else 0.</param>
public readonly record struct UpdateEnvelope(long UpdateId, string Kind, long ChatId)
{
    private const int LongestKind = 64;

    private static readonly SearchValues<char> KindCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Reads the envelope and checks on the way that the whole text is well-formed JSON in UTF-8, so that it can be stored as it came.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out UpdateEnvelope envelope)
    {
        envelope = default;
        if (!Utf8.IsValid(json))
            return false;
        var reader = new Utf8JsonReader(json);
        try
        {
            return Read(ref reader, out envelope);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // A name with half of a surrogate pair.
        }
    }

    private static bool Read(ref Utf8JsonReader reader, out UpdateEnvelope envelope)
    {
        envelope = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        long? updateId = null;
        string? kind = null;
        long chatId = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("update_id"u8))
            {
                if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var id))
                    return false;
                updateId = id;
                continue;
            }
            var name = reader.GetString()!;
            reader.Read();
            if (kind is null && reader.TokenType == JsonTokenType.StartObject)
            {
                kind = name;
                chatId = ReadLane(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        if (updateId is null || kind is not { Length: > 0 and <= LongestKind } || kind.AsSpan().ContainsAnyExcept(KindCharacters) || reader.Read())
            return false;
        envelope = new UpdateEnvelope(updateId.Value, kind, chatId);
        return true;
    }

    // Inside the kind's object: chat.id, or message.chat.id of a button press, else from.id or user.id. Each object is read to its end, wanted or not.
    private static long ReadLane(ref Utf8JsonReader reader)
    {
        long? chat = null, person = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isChat = reader.ValueTextEquals("chat"u8);
            var isMessage = reader.ValueTextEquals("message"u8);
            var isPerson = reader.ValueTextEquals("from"u8) || reader.ValueTextEquals("user"u8);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                reader.Skip();
            else if (isChat)
                chat = ReadId(ref reader) ?? chat;
            else if (isPerson)
                person = ReadId(ref reader) is { } id && person is null ? id : person;
            else if (isMessage)
                chat = NullIfZero(ReadLane(ref reader)) is { } id && chat is null ? id : chat;
            else
                reader.Skip();
        }
        return chat ?? person ?? 0;
    }

    private static long? NullIfZero(long id) => id == 0 ? null : id;

    private static long? ReadId(ref Utf8JsonReader reader)
    {
        long? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value))
                id = value;
            else
                reader.Skip();
        }
        return id;
    }
}
