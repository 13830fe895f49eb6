using System.Diagnostics;
using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai.Asking;

/// <summary>Takes a question to the model: within the caps, with sources, and only where AI is on. Belongs into no transaction, since it takes its time.</summary>
internal sealed class AskModel(AiSwitch isOn, AiCaps caps, GatherSources gather, AiClient client, SettingsStore settings)
{
    /// <param name="settle">Writes down what came of it; the request counts as under way until then.</param>
    public async Task<T> RunAsync<T>(WorkspaceId workspace, Question question, Func<Asked, Task<T>> settle, CancellationToken cancellation)
    {
        if (!await isOn.IsOnAsync(workspace))
            return await settle(Asked.Nobody(AiErrors.Off));
        if (await caps.WhyNotAsync(workspace) is { } capped)
            return await settle(Asked.Nobody(capped));
        var sources = await gather.RunAsync(question);
        if (sources.Count == 0)
            return await settle(Asked.Nobody(AiErrors.NoSources));
        caps.Begin(workspace);
        try
        {
            return await settle(await AskAsync(workspace, question, sources, cancellation));
        }
        finally
        {
            caps.End(workspace);
        }
    }

    private async Task<Asked> AskAsync(WorkspaceId workspace, Question question, IReadOnlyList<Material> sources, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var answered = await client.AskAsync(Prompt.Of(question.Text, question.Language, sources), cancellation);
        var took = Math.Max(1, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        if (!answered.TryGet(out var completion, out var failure))
            return new Asked(null, failure, 0, 0, 0, took);
        var read = ModelAnswer.Read(completion.Text, sources);
        return new Asked(read.IsOk ? read.Value : null, read.Failure, completion.TokensIn, completion.TokensOut, await CostAsync(workspace, completion), took);
    }

    // A price for a million tokens is, for one token, as many millionths.
    private async Task<long> CostAsync(WorkspaceId workspace, Completion completion)
    {
        var values = await settings.OfAsync(workspace);
        return (long)decimal.Ceiling((completion.TokensIn * values.Get(AiSettings.PriceIn)) + (completion.TokensOut * values.Get(AiSettings.PriceOut)));
    }
}

/// <summary>What came of a question.</summary>
/// <param name="Milliseconds">0 where nothing was sent.</param>
internal sealed record Asked(ModelAnswer? Answer, Failure? Failure, int TokensIn, int TokensOut, long CostMicros, long Milliseconds)
{
    public static Asked Nobody(Failure why) => new(null, why, 0, 0, 0, 0);

    public void WriteTo(AiAnswer row)
    {
        (row.TokensIn, row.TokensOut, row.CostMicros, row.Milliseconds, row.Error) = (TokensIn, TokensOut, CostMicros, Milliseconds, Failure?.Message);
        if (Answer is not null)
            (row.Answer, row.Confidence, row.Sources) = (Answer.Text, Answer.Confidence, JsonSerializer.Serialize(Answer.Sources));
    }
}
