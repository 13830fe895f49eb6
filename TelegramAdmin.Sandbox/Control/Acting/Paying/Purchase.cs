using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Control.Acting.Paying;

/// <summary>What somebody is about to pay for. Found under the world's lock.</summary>
internal sealed record Purchase(Bot Bot, Person Person, InvoiceContent Invoice)
{
    private const string LinkStart = "https://t.me/$";

    /// <summary>The message whose Pay button was pressed, where it can be paid once only: in a private chat.</summary>
    public Message? Once { get; init; }

    public PrivateChat? Chat { get; init; }

    public bool IsAlreadyPaid => Once?.Content is InvoiceContent { ReceiptId: not null };

    public static Purchase OfMessage(World world, Person person, Chat chat, int messageId)
    {
        if (chat.Log.Find(messageId) is not { Content: InvoiceContent invoice } message || !PayButton.IsUnder(message))
            throw new ArgumentException($"Message {messageId} is no invoice with a Pay button.", nameof(messageId));
        var bot = world.Bots[message.Forward?.FromId ?? message.FromId];
        var own = chat as PrivateChat;
        return new Purchase(bot, person, invoice) { Once = own is null ? null : message, Chat = own };
    }

    /// <param name="link">As createInvoiceLink returned it.</param>
    public static Purchase OfLink(World world, Person person, string link)
    {
        var slug = link.StartsWith(LinkStart, StringComparison.Ordinal) ? link[LinkStart.Length..] : "";
        foreach (var bot in world.Bots.Values)
        {
            if (bot.Stars.Links.TryGetValue(slug, out var invoice)) return new Purchase(bot, person, invoice);
        }

        throw new ArgumentException($"No bot has made the invoice link {link}.", nameof(link));
    }

    /// <summary>Under the paid message the button is a receipt from now on.</summary>
    public void KeepReceipt(World world, Message notice)
    {
        if (Once?.Content is not InvoiceContent invoice || Chat is null) return;
        Once.Content = invoice with { ReceiptId = notice.Id };
        world.Tell(Chat, Once);
    }
}
