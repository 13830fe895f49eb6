using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Native;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Tests.MtProto;

/// <summary>The real TDLib, as it came with the build. Nothing here needs a network.</summary>
public sealed class NativeLibraryTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("ta-tdlib-").FullName;
    private readonly NativeTransport _transport = new(null, NullLogger<NativeTransport>.Instance);
    private readonly TdEngine _engine;

    public NativeLibraryTests() => _engine = new TdEngine(_transport, TimeProvider.System, NullLogger<TdEngine>.Instance);

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Execute_AnswersWhatTDLibAnswersAtOnce()
    {
        var found = _engine.Execute(new GetTextEntities("See @lumen and https://t.me/lumen/5 #news"));

        Assert.Equal([("textEntityTypeMention", 4), ("textEntityTypeUrl", 15), ("textEntityTypeHashtag", 36)], found.Value.Entities.Select(e => (e.Kind!.Type, e.Offset)));
    }

    [Fact]
    public void Execute_WhatTDLibRefuses_IsAFailureWithItsCode()
    {
        var refused = _engine.Execute(new ParseTextEntities("<b>never closed", new TdParseMode("textParseModeHTML")));

        Assert.Equal((TdFailureKind.Refused, 400), (refused.Failure!.Kind, refused.Failure.Code));
        Assert.Contains("Can't parse entities", refused.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_WithParameters_ReachesThePhoneNumberOffline()
    {
        var client = _engine.Open();

        var set = await client.SendAsync(Parameters(_folder, new byte[32]), Patience);

        Assert.Null(set.Failure);
        Assert.NotNull(await client.ReachAsync(s => s.Type == TdAuthorizationState.WaitPhoneNumber, Patience));
        Assert.True(await client.CloseAsync());
        Assert.Equal(TdFailureKind.Closed, (await client.SendAsync(new GetMe())).Failure!.Kind);
    }

    [Fact]
    public async Task TwoClients_EachHearOfTheirOwn_AlsoThroughAnotherApp()
    {
        using var other = new TdEngine(new NativeTransport(null, NullLogger<NativeTransport>.Instance), TimeProvider.System, NullLogger<TdEngine>.Instance);
        var clients = new[] { _engine.Open(), other.Open(), _engine.Open() };

        await Task.WhenAll(clients.Select((client, i) => client.SendAsync(Parameters(Path.Combine(_folder, $"{i}"), [(byte)i]), Patience)));

        foreach (var client in clients)
            Assert.NotNull(await client.ReachAsync(s => s.Type == TdAuthorizationState.WaitPhoneNumber, Patience));
        Assert.All(await Task.WhenAll(clients.Select(c => c.CloseAsync())), Assert.True);
    }

    [Fact]
    public async Task RequestBeforeSignIn_IsRefusedAsUnauthorized()
    {
        var client = _engine.Open();
        await client.SendAsync(Parameters(_folder, new byte[32]), Patience);

        var refused = await client.SendAsync(new GetMe(), Patience);

        Assert.Equal(TdFailureKind.Unauthorized, refused.Failure!.Kind);
        await client.CloseAsync();
    }

    [Fact]
    public async Task SessionLog_OfTDLib_OpensWithItsKeyOnly_AndShowsDamage()
    {
        var key = Enumerable.Range(1, 32).Select(i => (byte)i).ToArray();
        var client = _engine.Open();
        await client.SendAsync(Parameters(_folder, key), Patience);
        await client.CloseAsync();
        var log = Path.Combine(_folder, SessionLog.FileName(isTest: false));

        Assert.Equal(SessionLogState.Whole, SessionLog.Read(log, key));
        Assert.Equal(SessionLogState.WrongKey, SessionLog.Read(log, new byte[32]));

        var bytes = await File.ReadAllBytesAsync(log);
        bytes[^10] ^= 1;
        await File.WriteAllBytesAsync(log, bytes);
        Assert.Equal(SessionLogState.Damaged, SessionLog.Read(log, key));
        Assert.Equal(SessionLogState.Missing, SessionLog.Read(log + ".not", key));
    }

    [Fact]
    public async Task WrongKey_IsRefusedByTDLibToo()
    {
        var first = _engine.Open();
        await first.SendAsync(Parameters(_folder, [1]), Patience);
        await first.CloseAsync();
        var second = _engine.Open();

        var refused = await second.SendAsync(Parameters(_folder, [2]), Patience);

        Assert.Equal((TdFailureKind.Unauthorized, "Wrong database encryption key"), (refused.Failure!.Kind, refused.Failure.Message));
        await second.CloseAsync();
    }

    [Fact]
    public async Task EveryRequest_IsReadByTDLib_AsItIsWritten()
    {
        var client = _engine.Open();
        await client.SendAsync(Parameters(_folder, new byte[32]), Patience);

        // What TDLib cannot read it refuses with "Failed to parse JSON object as TDLib request", whatever the state.
        foreach (var request in RequestExamples.All.Where(r => r is not (CloseRequest or LogOut or SetTdlibParameters)))
        {
            var json = TdJson.Write(request with { Extra = request.Type });
            var answer = await RequestExamples.SendAsync(client, request);
            Assert.False(answer?.Message.Contains("parse", StringComparison.OrdinalIgnoreCase) == true, $"{json}: {answer?.Message}");
        }
        await client.CloseAsync();
    }

    [Fact]
    public void MissingLibrary_IsSaid_WithWhatToDo()
    {
        // One that is loaded already serves all, so this asks the loader itself.
        var refused = Assert.Throws<TdLibraryException>(() => TdLibrary.Find("/nowhere/libtdjson.so"));

        Assert.Contains("MtProto:LibraryPath names /nowhere/libtdjson.so, which is not there", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_ThatIsNone_IsSaid()
    {
        var file = Path.Combine(_folder, "libtdjson.so");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize("no library"));

        var refused = Assert.Throws<TdLibraryException>(() => TdLibrary.Find(file));

        Assert.Contains("does not load here", refused.Message, StringComparison.Ordinal);
    }

    internal static SetTdlibParameters Parameters(string folder, byte[] key) =>
        new(false, folder, Path.Combine(folder, "files"), key, 12345, new string('a', 32), "en", "Test", "Linux", "1.0");
}
