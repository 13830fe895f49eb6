using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Templates;

namespace TelegramAdmin.Core.Campaigns.Writing.Buttons;

/// <summary>A button that was read and checked.</summary>
internal sealed class PreparedButton
{
    public const int LongestText = 64;
    public const int LongestAddress = 1024;
    public const int LongestAnswer = 200;
    public const int LongestData = 64;
    public const int LongestPayload = 64;

    private readonly CompiledWords _text;
    private readonly CompiledWords? _address;

    private PreparedButton(CampaignButton of, CompiledWords text, CompiledWords? address) => (Of, _text, _address) = (of, text, address);

    public CampaignButton Of { get; }

    public IEnumerable<VariableUse> Variables => _text.Variables.Concat(_address?.Variables ?? []);

    public static Result<IReadOnlyList<IReadOnlyList<PreparedButton>>> Read(IReadOnlyList<IReadOnlyList<CampaignButton>> rows)
    {
        if (rows.Count > MessageVersion.MostRows || rows.Any(row => row.Count > MessageVersion.MostInRow))
            return WritingErrors.TooManyButtons;
        var read = new List<IReadOnlyList<PreparedButton>>();
        foreach (var row in rows)
        {
            var buttons = new List<PreparedButton>();
            foreach (var button in row)
            {
                if (!Read(button).TryGet(out var prepared, out var failure))
                    return failure;
                buttons.Add(prepared);
            }
            read.Add(buttons);
        }
        return read;
    }

    public Result<string> WriteText(JsonElement variables)
    {
        if (!_text.Write(variables).TryGet(out var text, out var failure))
            return WritingErrors.Of(failure);
        return text.Trim().Length == 0 ? WritingErrors.ButtonText(Of.Text) : ShortText.Cut(text, LongestText);
    }

    public Result<string> WriteAddress(JsonElement variables)
    {
        if (!_address!.Write(variables).TryGet(out var address, out var failure))
            return WritingErrors.Of(failure);
        return IsAddress(address) ? address : WritingErrors.ButtonAddress(Of.Text);
    }

    private static Result<PreparedButton> Read(CampaignButton button)
    {
        if (Fault(button) is { } fault)
            return fault;
        if (!CompiledWords.Of(button.Text, value => value, "buttons").TryGet(out var text, out var failure))
            return WritingErrors.InButton(button.Text, failure);
        if (button.Kind != CampaignButtonKind.Link)
            return new PreparedButton(button, text, null);
        return CompiledWords.Of(button.Value, Uri.EscapeDataString, "buttons").TryGet(out var address, out failure) ? new PreparedButton(button, text, address) : WritingErrors.InButton(button.Text, failure);
    }

    private static Failure? Fault(CampaignButton button)
    {
        if (button.Text.Trim().Length == 0 || button.Text.Length > LongestText * 4 || (!button.Text.Contains('{', StringComparison.Ordinal) && button.Text.Length > LongestText))
            return WritingErrors.ButtonText(button.Text);
        return button.Kind switch
        {
            CampaignButtonKind.Link => IsAddress(button.Value) ? null : WritingErrors.ButtonAddress(button.Text),
            CampaignButtonKind.Answer => button.Value.Trim().Length is > 0 and <= LongestAnswer ? null : WritingErrors.ButtonAnswer(button.Text, LongestAnswer),
            CampaignButtonKind.Start => StartLink.Read(button.Value) is not null ? null : WritingErrors.ButtonStart(button.Text),
            CampaignButtonKind.Sequence => long.TryParse(button.Value, out var id) && id > 0 ? null : WritingErrors.ButtonSequence(button.Text),
            CampaignButtonKind.Rule => Encoding.UTF8.GetByteCount(button.Value) is > 0 and <= LongestData && !ButtonPlace.IsOne(button.Value) ? null : WritingErrors.ButtonRule(button.Text, LongestData),
            _ => null,
        };
    }

    // With variables in it too: they stand behind the name of the server, where braces are taken.
    private static bool IsAddress(string address) =>
        address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http" ? uri.Host.Length > 0 && !uri.Host.Contains('{', StringComparison.Ordinal) : uri.Scheme == "tg");
}
