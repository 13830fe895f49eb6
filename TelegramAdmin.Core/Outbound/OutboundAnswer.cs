namespace TelegramAdmin.Core.Outbound;

/// <summary>What came back from an address that somebody gave us.</summary>
/// <param name="Status">The HTTP status; null where no answer came.</param>
/// <param name="Error">Where no answer came: why, in words. Never holds a header or a body of ours.</param>
/// <param name="Body">The beginning of the answer's body.</param>
/// <param name="RetryAfter">How long the other side asks us to wait, as its header says it.</param>
/// <param name="Took">From the call to the end of what was read.</param>
public sealed record OutboundAnswer(int? Status, string? Error, string Body, TimeSpan? RetryAfter, TimeSpan Took)
{
    /// <summary>It was waited for as long as was asked, and nothing came.</summary>
    public bool IsTimeout { get; init; }

    public bool IsSuccess => Status is >= 200 and <= 299;
}
