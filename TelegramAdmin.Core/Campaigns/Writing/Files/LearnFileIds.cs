using System.Text.Json;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Writing.Files;

/// <summary>Takes from Telegram's answer to an upload by which ids the files can be sent again.</summary>
internal sealed class LearnFileIds(CampaignFiles files) : IDeliveryObserver
{
    private static readonly string[] Kinds = ["video", "animation", "audio", "voice", "document"];

    public Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome is { IsFinal: true, SubjectId: { } subject, SubjectKind: SubjectKind.Recipient or SubjectKind.SequenceRun or SubjectKind.Gift })
                files.Learn(outcome.SubjectKind, subject, outcome.BotId, IdsIn(outcome.Result));
        }
        return Task.CompletedTask;
    }

    private static List<string?> IdsIn(JsonElement? answer) => answer switch
    {
        { ValueKind: JsonValueKind.Array } album => [.. album.EnumerateArray().Select(IdIn)],
        { ValueKind: JsonValueKind.Object } message => [IdIn(message)],
        _ => [],
    };

    // An animation comes with a document of the same id; a photo in several sizes, the largest last.
    private static string? IdIn(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
            return null;
        if (message.TryGetProperty("photo", out var sizes) && sizes.ValueKind == JsonValueKind.Array && sizes.GetArrayLength() > 0)
            return FileId(sizes[sizes.GetArrayLength() - 1]);
        return Kinds.Where(kind => message.TryGetProperty(kind, out _)).Select(kind => FileId(message.GetProperty(kind))).FirstOrDefault();
    }

    private static string? FileId(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("file_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
