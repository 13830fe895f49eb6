using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Channels.Sources.Budget;

/// <summary>How gentle an account is with Telegram (docs/channels/accounts.md).</summary>
internal sealed class BudgetLimits(MtProtoOptions options)
{
    private static readonly TimeSpan BetweenChats = TimeSpan.FromMilliseconds(250);

    public IReadOnlyDictionary<RequestKind, TimeSpan> Distances { get; } = new Dictionary<RequestKind, TimeSpan>
    {
        [RequestKind.Page] = options.BetweenPages,
        [RequestKind.About] = options.BetweenPages,
        [RequestKind.Name] = TimeSpan.Zero, // Rows keep this one (NameAllowance), so that a restart does too.
        [RequestKind.Listen] = options.BetweenPages < BetweenChats ? options.BetweenPages : BetweenChats,
    };

    public TimeSpan BetweenNames => options.BetweenNames;

    public int NamesADay => options.NamesADay;
}
