using System.Collections.Concurrent;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Writing.Files;

/// <summary>
/// Files that go to many: each bot uploads one once, and after that names it by the file_id that Telegram gave
/// (core.telegram.org/bots/api#sending-files). Kept in memory: after a restart each is uploaded once more.
/// </summary>
public sealed class CampaignFiles(TimeProvider time)
{
    private const int MostKnown = 10_000;

    /// <summary>So long an upload may be under way before another one is tried.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(BotId Bot, string File), string> _ids = new();
    private readonly ConcurrentDictionary<(SubjectKind Kind, long Subject), Upload> _uploads = new();

    /// <summary>How many messages with these files should be queued now through a bot: one while its upload is outstanding, then as many as one likes.</summary>
    public int Room(BotId bot, IReadOnlyList<KeptFile> files)
    {
        if (files.All(file => _ids.ContainsKey((bot, file.LocalName))))
            return int.MaxValue;
        var since = time.GetUtcNow() - Patience;
        return _uploads.Values.Any(u => u.Bot == bot && u.At > since && u.Files.Intersect(files).Any()) ? 0 : 1;
    }

    internal string? Find(BotId bot, KeptFile file) => _ids.GetValueOrDefault((bot, file.LocalName));

    /// <summary>A message that carries these files is about to be queued; its outcome tells their ids.</summary>
    internal void Expect(MessageOwner owner, long subject, BotId bot, IReadOnlyList<KeptFile> files)
    {
        if (_uploads.Count >= MostKnown)
            _uploads.Clear();
        _uploads[(owner.Kind, subject)] = new Upload(bot, files, time.GetUtcNow());
    }

    /// <param name="fileIds">In the order of the files; empty where Telegram did not take them.</param>
    internal void Learn(SubjectKind kind, long subject, BotId bot, IReadOnlyList<string?> fileIds)
    {
        if (!_uploads.TryRemove((kind, subject), out var upload) || upload.Bot != bot)
            return;
        if (_ids.Count >= MostKnown)
            _ids.Clear();
        foreach (var (file, id) in upload.Files.Zip(fileIds))
        {
            if (id is not null)
                _ids[(bot, file.LocalName)] = id;
        }
    }

    private sealed record Upload(BotId Bot, IReadOnlyList<KeptFile> Files, DateTimeOffset At);
}
