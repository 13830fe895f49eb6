using System.Runtime.CompilerServices;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>Stripe's lists as a book that is read to its end or not at all.</summary>
internal static class StripeBook
{
    extension(IStripeApi stripe)
    {
        /// <summary>Page after page, newest first.</summary>
        /// <exception cref="BookUnreadableException">Stripe did not give the list to its end.</exception>
        public async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(StripePage<T> list, [EnumeratorCancellation] CancellationToken cancellation) where T : StripeObject
        {
            await foreach (var page in stripe.PagesAsync(list, cancellation))
                yield return page.TryGet(out var lines, out var failure) ? lines : throw new BookUnreadableException(failure.ToFailure().Message);
        }
    }
}

/// <summary>Stripe or Telegram did not give a list to its end.</summary>
public sealed class BookUnreadableException(string message) : Exception(message);
