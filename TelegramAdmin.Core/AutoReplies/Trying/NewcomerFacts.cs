using TelegramAdmin.Core.AutoReplies.Matching;

namespace TelegramAdmin.Core.AutoReplies.Trying;

/// <summary>Somebody who writes for the first time, in the tier where everybody begins.</summary>
internal sealed class NewcomerFacts(string? language, long? tier) : RuleFacts
{
    public override string? Language { get; } = TwoLetters(language);

    public override Task<long?> TierAsync() => Task.FromResult(tier);

    public override Task<IReadOnlySet<long>> LabelsAsync() => Task.FromResult<IReadOnlySet<long>>(new HashSet<long>());

    public override Task<bool> HasActedAsync(CompiledRule rule) => Task.FromResult(false);

    public override Task<bool> HasActedWhileAwayAsync(CompiledRule rule) => Task.FromResult(false);

    public override Task<bool> IsTalkingAsync() => Task.FromResult(false);
}
