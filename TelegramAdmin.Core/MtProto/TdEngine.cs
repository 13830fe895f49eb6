using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.MtProto;

/// <summary>
/// All clients of TDLib in this process. TDLib hands everything out at one place, so one thread receives for all; it starts with the first
/// client and ends with the engine.
/// </summary>
public sealed partial class TdEngine(ITdTransport transport, TimeProvider time, ILogger<TdEngine> logger) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, TdClient> _clients = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Thread? _receiver;

    /// <param name="hear">Told of each update that the schema knows, one at a time, in order.</param>
    /// <exception cref="TdLibraryException">There is no TDLib here, or it cannot be loaded.</exception>
    public TdClient Open(Func<TdUpdate, ValueTask>? hear = null)
    {
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
        var client = new TdClient(transport.CreateClient(), transport, hear, time, logger, closed => _clients.TryRemove(closed.Id, out _));
        _clients[client.Id] = client;
        StartReceiving();
        return client;
    }

    /// <summary>Asks one of the requests that TDLib answers at once and without a client.</summary>
    /// <exception cref="TdLibraryException">There is no TDLib here, or it cannot be loaded.</exception>
    public TdReply<T> Execute<T>(TdRequest<T> request) where T : class =>
        transport.Execute(TdJson.Write(request)) is { } line && TdIncoming.Read(line) is { } answer ? TdJson.ReadAnswer<T>(answer) : TdFailure.Unreadable;

    public void Dispose()
    {
        if (_stop.IsCancellationRequested)
            return;
        _stop.Cancel();
        lock (_gate)
            _receiver?.Join();
        foreach (var client in _clients.Values)
            client.Abandon();
        _stop.Dispose();
    }

    private void StartReceiving()
    {
        lock (_gate)
        {
            if (_receiver is not null)
                return;
            _receiver = new Thread(Receive) { IsBackground = true, Name = "TDLib" };
            _receiver.Start();
        }
    }

    private void Receive()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (transport.Receive(Look) is { } line)
                    HandOn(line);
            }
            catch (Exception e)
            {
                // Whatever it was, the other accounts must go on hearing.
                Log.ReceiveFailed(logger, e);
                _stop.Token.WaitHandle.WaitOne(Pause);
            }
        }
    }

    private void HandOn(string line)
    {
        if (TdIncoming.Read(line) is not { } incoming)
            Log.Unreadable(logger, line.Length);
        else if (_clients.TryGetValue(incoming.Client, out var client))
            client.Take(incoming);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What TDLib sent could not be handed on")]
        public static partial void ReceiveFailed(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Warning, Message = "TDLib sent {Length} characters that are no object; they were left out")]
        public static partial void Unreadable(ILogger logger, int length);
    }
}
