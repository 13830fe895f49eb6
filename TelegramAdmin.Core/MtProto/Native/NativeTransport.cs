using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Core.MtProto.Native;

/// <summary>The native library behind the seam, loaded when the first client is wanted.</summary>
/// <param name="libraryPath">Its file; null for the one that comes with the app.</param>
public sealed class NativeTransport(string? libraryPath, ILogger<NativeTransport> logger) : ITdTransport
{
    // TDLib has one place for all that comes, whichever app of this process it is for; only one thread may stand there.
    private static readonly Lock AtTheDoor = new();
    private static readonly ConcurrentDictionary<int, NativeTransport> Owners = new();
    private static readonly TimeSpan LongestStand = TimeSpan.FromMilliseconds(100);

    private readonly BlockingCollection<string> _mine = [];

    public int CreateClient()
    {
        TdLibrary.Load(libraryPath, logger);
        var client = TdNative.CreateClientId();
        Owners[client] = this;
        return client;
    }

    public void Send(int client, string request) => TdNative.Send(client, request);

    public string? Receive(TimeSpan wait)
    {
        if (_mine.TryTake(out var waiting))
            return waiting;
        if (!AtTheDoor.TryEnter(wait))
            return null;
        try
        {
            TakeIn(wait < LongestStand ? wait : LongestStand);
        }
        finally
        {
            AtTheDoor.Exit();
        }
        return _mine.TryTake(out var came) ? came : null;
    }

    public string? Execute(string request)
    {
        TdLibrary.Load(libraryPath, logger);
        return Marshal.PtrToStringUTF8(TdNative.Execute(request));
    }

    private static void TakeIn(TimeSpan wait)
    {
        if (Marshal.PtrToStringUTF8(TdNative.Receive(wait.TotalSeconds)) is { } line && Owners.TryGetValue(ClientOf(line), out var owner))
            owner._mine.Add(line);
    }

    // Within a text of the JSON the quotes would be escaped, so this is the property and nothing else.
    private static int ClientOf(string line)
    {
        const string name = "\"@client_id\":";
        var at = line.LastIndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return 0;
        var digits = line.AsSpan(at + name.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var client) ? client : 0;
    }
}
