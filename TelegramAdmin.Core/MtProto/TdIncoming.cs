using System.Text;
using System.Text.Json;

namespace TelegramAdmin.Core.MtProto;

/// <summary>One line from TDLib with what is needed to hand it on; the rest is read by whoever wants it.</summary>
internal sealed record TdIncoming(string Type, int Client, string? Extra, byte[] Json)
{
    internal const int Depth = 256;

    /// <returns>Null for what is no object with a type.</returns>
    public static TdIncoming? Read(string line)
    {
        var json = Encoding.UTF8.GetBytes(line);
        try
        {
            return Read(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static TdIncoming? Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        (string? type, string? extra, int client) = (null, null, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("@type"u8) && reader.Read())
                type = reader.GetString();
            else if (reader.ValueTextEquals("@extra"u8) && reader.Read())
                extra = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            else if (reader.ValueTextEquals("@client_id"u8) && reader.Read())
                client = reader.GetInt32();
            else
                reader.Read();
            reader.Skip();
        }
        return type is null ? null : new TdIncoming(type, client, extra, json);
    }
}
