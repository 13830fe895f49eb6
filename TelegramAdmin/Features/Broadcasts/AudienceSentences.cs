using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Audiences;

namespace TelegramAdmin.Features.Broadcasts;

/// <summary>To whom something goes, in a sentence.</summary>
public sealed class AudienceSentences(AudienceNames names)
{
    public async Task<string> OfAsync(WorkspaceId workspace, Audience audience, Localizer words) => AudienceWords.Of(audience, await names.OfAsync(workspace, audience), words);

    /// <summary>By the numbers of the broadcasts; the same audience is looked up once.</summary>
    public async Task<IReadOnlyDictionary<long, string>> OfAsync(WorkspaceId workspace, IEnumerable<Broadcast> broadcasts, Localizer words)
    {
        var (sentences, known) = (new Dictionary<long, string>(), new Dictionary<string, string>());
        foreach (var broadcast in broadcasts)
        {
            if (!known.TryGetValue(broadcast.Audience, out var sentence))
                known[broadcast.Audience] = sentence = await OfAsync(workspace, broadcast.ReadAudience(), words);
            sentences[broadcast.Id] = sentence;
        }
        return sentences;
    }
}
