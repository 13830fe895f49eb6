using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;

namespace TelegramAdmin.Sandbox.BotApi;

/// <summary>The envelope of an answer, written into a buffer that is used again.</summary>
internal sealed class Answer : IDisposable
{
    private const int LargestKept = 64 * 1024;
    private static readonly ConcurrentBag<Answer> Free = [];

    private readonly ArrayBufferWriter<byte> _buffer = new(2048);
    private readonly Utf8JsonWriter _json;

    private Answer() => _json = new Utf8JsonWriter(_buffer, JsonText.Writing);

    public int Status { get; private set; }

    public int? RetryAfter { get; private set; }

    public ReadOnlyMemory<byte> Body => _buffer.WrittenMemory;

    public static Answer Rent() => Free.TryTake(out var answer) ? answer : new Answer();

    public Answer Succeed(WriteResult write)
    {
        Begin(200);
        _json.WriteBoolean("ok", true);
        _json.WritePropertyName("result");
        write(_json);
        return End();
    }

    public Answer Fail(ApiException error)
    {
        Begin(error.Code);
        RetryAfter = error.RetryAfter;
        _json.WriteBoolean("ok", false);
        _json.WriteNumber("error_code", error.Code);
        _json.WriteString("description", error.Message);
        if (error.RetryAfter is { } seconds)
        {
            _json.WriteStartObject("parameters");
            _json.WriteNumber("retry_after", seconds);
            _json.WriteEndObject();
        }

        return End();
    }

    public void Dispose()
    {
        if (_buffer.Capacity <= LargestKept) Free.Add(this);
        else _json.Dispose();
    }

    private void Begin(int status)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        Status = status;
        RetryAfter = null;
        _json.WriteStartObject();
    }

    private Answer End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return this;
    }
}
