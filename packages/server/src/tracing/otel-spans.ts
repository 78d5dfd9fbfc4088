import { SpanStatusCode, trace } from '@opentelemetry/api'
import type { Spans } from './spans.ts'

/**
 * Spans for the OpenTelemetry SDK that whoever runs the server has started before it in the same process; without one they record nothing
 * ([OPS50]).
 */
export function otelSpans(): Spans {
  const tracer = trace.getTracer('parley')
  return {
    begin(name, attributes) {
      const span = tracer.startSpan(name, { attributes })
      return (failure) => {
        if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failure })
        span.end()
      }
    },
  }
}
