using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TelegramAdmin.Tests.Operations;

/// <summary>Takes traces and metrics as an OpenTelemetry collector does: protobuf over HTTP (opentelemetry-proto, trace.proto and metrics.proto). Keeps every byte that came.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _bodies = new();
    private readonly ConcurrentQueue<Span> _spans = new();
    private readonly ConcurrentDictionary<string, bool> _metrics = new();

    private OtlpCollector(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public IReadOnlyList<Span> Spans => [.. _spans];

    public IReadOnlyCollection<string> Metrics => [.. _metrics.Keys];

    /// <summary>All that came, each byte as one character.</summary>
    public string Everything => string.Concat(_bodies.Select(Encoding.Latin1.GetString));

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = new OtlpCollector(builder.Build());
        collector._app.Run(collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Of one trace: the span and all above it that came.</summary>
    public IReadOnlyList<Span> Upwards(Span span)
    {
        var spans = Spans.Where(s => s.Trace == span.Trace).GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First());
        var line = new List<Span> { span };
        while (spans.TryGetValue(line[^1].Parent, out var parent))
            line.Add(parent);
        return line;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _bodies.Enqueue(body.ToArray());
        // Request → resource_spans or resource_metrics (1) → scope_… (2) → span or metric (2).
        foreach (var item in Fields(body.ToArray()).Where(f => f.Number == 1).SelectMany(r => Fields(r.Bytes)).Where(f => f.Number == 2).SelectMany(s => Fields(s.Bytes)).Where(f => f.Number == 2))
        {
            if (context.Request.Path == "/v1/traces")
                _spans.Enqueue(ReadSpan(item.Bytes));
            else
                _metrics[Text(Fields(item.Bytes).First(f => f.Number == 1).Bytes)] = true;
        }
        context.Response.ContentType = "application/x-protobuf";
    }

    private static Span ReadSpan(ReadOnlyMemory<byte> bytes)
    {
        var fields = Fields(bytes);
        var tags = fields.Where(f => f.Number == 9).Select(f => Fields(f.Bytes)).ToDictionary(pair => Text(pair.First(f => f.Number == 1).Bytes), pair => Value(Fields(pair.First(f => f.Number == 2).Bytes).First()));
        return new Span(Hex(1), Hex(2), Hex(4), Text(fields.First(f => f.Number == 5).Bytes), tags);

        string Hex(int number) => Convert.ToHexString(fields.FirstOrDefault(f => f.Number == number).Bytes.Span);
    }

    private static string Value(Field field) => field.Number == 1 ? Text(field.Bytes) : $"{field.Varint}";

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static List<Field> Fields(ReadOnlyMemory<byte> message)
    {
        var fields = new List<Field>();
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message.Span, ref at);
            var number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    fields.Add(new Field(number, default, Varint(message.Span, ref at)));
                    break;
                case 2:
                    var length = (int)Varint(message.Span, ref at);
                    fields.Add(new Field(number, message.Slice(at, length), 0));
                    at += length;
                    break;
                case var kind:
                    at += kind == 1 ? 8 : 4;
                    break;
            }
        }
        return fields;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (value, shift) = (0UL, 0);
        byte read;
        do
        {
            read = bytes[at++];
            value |= (ulong)(read & 0x7f) << shift;
            shift += 7;
        }
        while (read >= 0x80);
        return value;
    }

    private readonly record struct Field(int Number, ReadOnlyMemory<byte> Bytes, ulong Varint);

    internal sealed record Span(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags);
}
