import { Component, type ReactNode } from "react";

interface Props {
  /** What stands in place of a screen that could not be drawn; `again` tries to draw it once more. */
  fallback(error: Error, again: () => void): ReactNode;
  children: ReactNode;
}

/** Keeps the rest of the pane when a screen cannot be drawn. */
export class ErrorBoundary extends Component<Props, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(thrown: unknown): { error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: undefined })) : this.props.children;
  }
}
