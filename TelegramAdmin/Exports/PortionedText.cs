using System.Text;

namespace TelegramAdmin.Exports;

/// <summary>Collects short texts and hands them to a stream as UTF-8, a portion at a time; the rest follows when it is disposed of.</summary>
internal sealed class PortionedText(Stream stream) : IAsyncDisposable
{
    private const int Portion = 32 * 1024;

    private readonly StringBuilder _text = new(Portion + 4096);

    public ValueTask AddAsync(string text, CancellationToken cancellation)
    {
        _text.Append(text);
        return _text.Length < Portion ? ValueTask.CompletedTask : FlushAsync(cancellation);
    }

    // What broke off stays broken off: whoever waits for the file must see that it is not whole.
    public async ValueTask DisposeAsync() => await FlushAsync(CancellationToken.None);

    private async ValueTask FlushAsync(CancellationToken cancellation)
    {
        if (_text.Length == 0)
            return;
        var bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        await stream.WriteAsync(bytes, cancellation);
    }
}
