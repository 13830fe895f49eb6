using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>What the bot says about a message that it could not deliver.</summary>
public sealed class OfferCredits(BotVoice voice)
{
    public Task ShowAsync(UpdateContext context, CreditAccount account, int price) =>
        voice.ShowAsync(context, BotScreen.Of($"Your message was not delivered: it costs {price} and you have {account.Balance}. Nothing was charged."));

    public Task RefuseKindAsync(UpdateContext context, CreditAccount account, MessageKind kind) =>
        voice.ShowAsync(context, BotScreen.Of("Your plan does not include this kind of message. Nothing was charged."));
}
