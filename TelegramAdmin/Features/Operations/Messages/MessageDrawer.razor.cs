using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;

namespace TelegramAdmin.Features.Operations.Messages;

public sealed partial class MessageDrawer
{
    private const int LongestShown = 20_000;

    // Relaxed: the page encodes it again, and letters stay letters.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Parameter, EditorRequired]
    public required MessageDetails Details { get; set; }

    [Parameter, EditorRequired]
    public required MessageNames Names { get; set; }

    [Parameter]
    public Recipient? Recipient { get; set; }

    [Parameter]
    public bool MayAnswer { get; set; }

    [Parameter]
    public string? PreviousHref { get; set; }

    [Parameter]
    public string? NextHref { get; set; }

    [Parameter]
    public EventCallback<Settlement> OnSettle { get; set; }

    private OutboxMessage Message => Details.Message;

    private IReadOnlyList<Settlement> Possible => [.. Enum.GetValues<Settlement>().Where(s => SettleMessages.StatesFor(s).Contains(Message.State))];

    private string Pretty
    {
        get
        {
            try
            {
                var json = JsonNode.Parse(Message.Parameters)?.ToJsonString(Readable) ?? "";
                return json.Length <= LongestShown ? json : json[..LongestShown] + "\n…";
            }
            catch (JsonException)
            {
                return Message.Parameters;
            }
        }
    }
}
