using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Writes down what is offered at the moment at which it is offered.</summary>
internal static class PaymentDraft
{
    public static Payment Of(
        Product product, ProductPrice price, CreditAccount account, BotId bot, PaymentProvider provider, PaymentOrigin origin,
        int bonusPercent, bool isLive, DateTimeOffset now, long discount = 0, long? promoId = null) => new()
    {
        WorkspaceId = product.WorkspaceId,
        Token = SecretProtector.NewSecret(32),
        AccountId = account.Id,
        TelegramUserId = account.TelegramUserId,
        BotId = bot,
        ProductId = product.Id,
        ProductName = product.Name,
        Credits = product.Kind == ProductKind.Credits ? product.Credits : 0,
        BonusCredits = product.Kind == ProductKind.Credits ? product.Credits * bonusPercent / 100 : 0,
        PassLength = product.Kind == ProductKind.Pass ? product.PassLength : 0,
        PassUnit = product.PassUnit,
        TierId = product.TierId,
        Provider = provider,
        Origin = origin,
        IsLive = provider == PaymentProvider.Stars || isLive,
        Currency = price.Currency,
        Amount = Math.Max(1, price.Amount - discount),
        Discount = discount,
        PromoCodeId = promoId,
        State = PaymentState.Starting,
        CreatedAt = now,
    };
}
