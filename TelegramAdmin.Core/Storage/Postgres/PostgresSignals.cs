using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Npgsql;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>Words from process to process by LISTEN and NOTIFY. They come while both are connected, or not at all: who listens again has missed some.</summary>
public sealed class PostgresSignals(string connectionString) : IAsyncDisposable
{
    /// <summary>A notification carries less than 8,000 bytes (postgresql.org/docs/15/sql-notify.html).</summary>
    private const int LargestPart = 7_500;

    private const string Channel = "telegramadmin";

    private readonly NpgsqlConnectionStringBuilder _settings = new(connectionString) { Pooling = false, CommandTimeout = 5, Timeout = 5, KeepAlive = 5, ApplicationName = "TelegramAdmin signals" };
    private NpgsqlConnection? _sending;
    private long _number;

    /// <summary>Sends words to all who listen, in as many parts as they need.</summary>
    /// <param name="from">Who says so; 32 letters.</param>
    public async Task SendAsync(string from, string words, CancellationToken cancellation)
    {
        try
        {
            if (_sending is null)
            {
                _sending = new NpgsqlConnection(_settings.ConnectionString);
                await _sending.OpenAsync(cancellation);
            }
            var number = ++_number;
            // Base64 where a letter may be more than a byte, so that parts can be counted in letters.
            var text = System.Text.Ascii.IsValid(words) ? words : "=" + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(words));
            var parts = (text.Length + LargestPart - 1) / LargestPart;
            await using var batch = new NpgsqlBatch(_sending);
            for (var part = 0; part < parts; part++)
            {
                var command = new NpgsqlBatchCommand("SELECT pg_notify($1, $2)");
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{from}|{number}|{part}|{parts}|{text.AsSpan(part * LargestPart, Math.Min(LargestPart, text.Length - part * LargestPart))}" });
                batch.BatchCommands.Add(command);
            }
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch
        {
            if (_sending is { } broken)
            {
                _sending = null;
                await broken.DisposeAsync();
            }
            throw;
        }
    }

    /// <summary>What others say, until the connection breaks; an empty word first, once it listens.</summary>
    public async IAsyncEnumerable<string> ListenAsync(string me, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(_settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        var heard = System.Threading.Channels.Channel.CreateUnbounded<string>();
        connection.Notification += (_, e) => heard.Writer.TryWrite(e.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        yield return "";
        var unfinished = new Dictionary<string, string[]>();
        while (true)
        {
            while (heard.Reader.TryRead(out var payload))
            {
                if (Whole(payload, me, unfinished) is { } words)
                    yield return words;
            }
            await connection.WaitAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_sending is not null)
            await _sending.DisposeAsync();
    }

    private static string? Whole(string payload, string me, Dictionary<string, string[]> unfinished)
    {
        var fields = payload.Split('|', 5);
        if (fields.Length < 5 || fields[0] == me || !int.TryParse(fields[2], out var part) || !int.TryParse(fields[3], out var parts) || part >= parts)
            return null;
        var text = fields[4];
        if (parts > 1)
        {
            var key = $"{fields[0]}|{fields[1]}";
            if (!unfinished.TryGetValue(key, out var all))
                unfinished[key] = all = new string[parts];
            all[part] = text;
            if (part < parts - 1)
                return null; // They come in their order.
            unfinished.Remove(key);
            if (all.Contains(null))
                return null;
            text = string.Concat(all);
        }
        return text.StartsWith('=') ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(text[1..])) : text;
    }
}
